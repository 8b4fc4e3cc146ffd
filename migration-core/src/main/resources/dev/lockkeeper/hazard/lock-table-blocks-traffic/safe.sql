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

-- V2__no_lock.sql
UPDATE orders SET status = 'open' WHERE id = 1;
SELECT id FROM orders WHERE id = 1 FOR UPDATE;
