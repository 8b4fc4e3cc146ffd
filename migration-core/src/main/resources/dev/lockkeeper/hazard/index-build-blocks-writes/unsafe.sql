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
CREATE TABLE visits_2026 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
  PARTITION BY LIST (shop);
CREATE TABLE visits_2026_1 PARTITION OF visits_2026 FOR VALUES IN (1);

-- V2__index.sql
-- expect index-build-blocks-writes
CREATE INDEX orders_customer_idx ON orders (customer_id);
-- expect index-build-blocks-writes
CREATE UNIQUE INDEX ON orders (status, id) WHERE note IS NULL;
-- expect index-build-blocks-writes
CREATE INDEX visits_page ON visits (page);
