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
CREATE TABLE visits (at date NOT NULL, page text) PARTITION BY RANGE (at);
CREATE TABLE visits_2025 PARTITION OF visits FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE visits_2026 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- V2__lock.sql
-- expect lock-table-blocks-traffic
LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE;
UPDATE orders SET status = 'open' WHERE id = 1;

-- V3__rows.sql
-- expect lock-table-blocks-traffic
SELECT id FROM orders FOR UPDATE;

-- V4__partitions.sql
-- expect lock-table-blocks-traffic
LOCK TABLE visits;
