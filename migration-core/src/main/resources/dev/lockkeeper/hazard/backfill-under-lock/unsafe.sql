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
INSERT INTO orders (id, customer_id, total_cents) SELECT n, n, n FROM generate_series(1, 5500) AS n;

-- V2__channel.sql
ALTER TABLE orders ADD COLUMN channel text;
-- expect backfill-under-lock
UPDATE orders SET channel = 'shop' WHERE channel IS NULL;
-- expect backfill-under-lock
CREATE TABLE order_counts AS SELECT customer_id, count(*) FROM orders GROUP BY customer_id;

-- V3__origin.sql
ALTER TABLE orders ADD COLUMN origin text;
-- expect backfill-under-lock
UPDATE orders SET origin = 'shop' WHERE id BETWEEN 1 AND 5000;
