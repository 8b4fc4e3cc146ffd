-- +goose NO TRANSACTION

-- +goose Up
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_id_total_idx ON orders (id, total);

-- +goose Down
DROP INDEX CONCURRENTLY IF EXISTS orders_id_total_idx;
