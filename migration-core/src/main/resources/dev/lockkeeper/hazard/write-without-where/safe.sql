-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

-- V2__some.sql
UPDATE orders SET status = 'new' WHERE status IS NULL AND id BETWEEN 1 AND 5000;
DELETE FROM orders WHERE id = 42;
CREATE TABLE staging (id bigint);
INSERT INTO staging VALUES (1), (2);
UPDATE staging SET id = id + 1;
