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
CREATE MATERIALIZED VIEW order_counts AS
  SELECT customer_id, count(*) AS orders FROM orders GROUP BY customer_id;
CREATE UNIQUE INDEX order_counts_customer_idx ON order_counts (customer_id);

-- V2__refresh.sql
REFRESH MATERIALIZED VIEW CONCURRENTLY order_counts;
