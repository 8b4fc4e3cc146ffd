CREATE INDEX orders_newest_idx ON orders (placed DESC);
