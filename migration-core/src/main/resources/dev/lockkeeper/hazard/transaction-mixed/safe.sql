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

-- V2__column.sql
SET LOCAL lock_timeout = '3s';
ALTER TABLE orders ADD COLUMN IF NOT EXISTS shipped_at timestamptz;

-- V3__index.sql
DROP INDEX CONCURRENTLY IF EXISTS orders_shipped_idx;
CREATE INDEX CONCURRENTLY orders_shipped_idx ON orders (shipped_at);
