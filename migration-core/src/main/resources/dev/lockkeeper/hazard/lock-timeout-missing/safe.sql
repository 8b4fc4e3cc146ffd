-- released: 1
-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
CREATE INDEX orders_status_idx ON orders (status);

-- V2__column.sql
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN remark text;
ALTER TABLE orders ADD COLUMN answer text;
