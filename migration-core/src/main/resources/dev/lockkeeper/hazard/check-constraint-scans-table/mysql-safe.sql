-- versions: 8.0.16-
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__known_status.sql
ALTER TABLE orders ADD CONSTRAINT orders_status_known CHECK (status <> '') NOT ENFORCED,
  ALGORITHM=INSTANT;
