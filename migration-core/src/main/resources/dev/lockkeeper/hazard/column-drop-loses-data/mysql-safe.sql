-- versions: 8.0.23-
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__note_unseen.sql
ALTER TABLE orders ALTER COLUMN note SET INVISIBLE, ALGORITHM=INSTANT;
