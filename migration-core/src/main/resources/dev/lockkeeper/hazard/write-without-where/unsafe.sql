-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
INSERT INTO orders (id, customer_id, total_cents) SELECT n, n, n FROM generate_series(1, 5500) AS n;

-- V2__everything.sql
-- expect write-without-where
UPDATE orders SET status = 'new';
-- expect write-without-where
DELETE FROM orders;
-- expect write-without-where
DELETE FROM customers WHERE true;
