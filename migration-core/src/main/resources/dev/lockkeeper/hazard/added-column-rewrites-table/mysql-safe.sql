-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__placed.sql
ALTER TABLE orders ADD COLUMN placed_on date DEFAULT '2026-01-01', ALGORITHM=INSTANT;
