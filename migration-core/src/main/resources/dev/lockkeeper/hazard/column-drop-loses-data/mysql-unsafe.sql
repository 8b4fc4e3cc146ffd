-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__no_note.sql
-- expect column-drop-loses-data, statement-fails -8.0.28
ALTER TABLE orders DROP COLUMN note, ALGORITHM=INSTANT;
