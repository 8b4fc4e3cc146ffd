DROP INDEX CONCURRENTLY IF EXISTS orders_shipped_idx;
CREATE INDEX CONCURRENTLY orders_shipped_idx ON orders (shipped_at);
