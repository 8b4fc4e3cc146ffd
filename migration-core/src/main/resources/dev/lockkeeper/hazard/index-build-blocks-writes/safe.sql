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
CREATE TABLE visits (shop integer NOT NULL, at date NOT NULL, page text) PARTITION BY RANGE (at);
CREATE TABLE visits_2025 PARTITION OF visits FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE visits_2026 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- V2__index.sql
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx;
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

-- V3__index_of_a_new_table.sql
CREATE TABLE refunds (id bigint PRIMARY KEY, order_id bigint NOT NULL);
CREATE INDEX refunds_order_idx ON refunds (order_id);

-- V4__index_of_each_partition.sql
DROP INDEX CONCURRENTLY IF EXISTS visits_2025_page_idx;
CREATE INDEX CONCURRENTLY visits_2025_page_idx ON visits_2025 (page);
DROP INDEX CONCURRENTLY IF EXISTS visits_2026_page_idx;
CREATE INDEX CONCURRENTLY visits_2026_page_idx ON visits_2026 (page);

-- V5__index_of_the_whole.sql
CREATE INDEX IF NOT EXISTS visits_page ON ONLY visits (page);
ALTER INDEX visits_page ATTACH PARTITION visits_2025_page_idx;
ALTER INDEX visits_page ATTACH PARTITION visits_2026_page_idx;
