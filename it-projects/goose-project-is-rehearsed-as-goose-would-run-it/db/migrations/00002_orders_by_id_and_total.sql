-- +goose NO TRANSACTION

-- +goose Up
DROP INDEX CONCURRENTLY IF EXISTS orders_id_total_idx;
CREATE INDEX CONCURRENTLY orders_id_total_idx ON orders (id, total);

-- +goose Down
DROP INDEX CONCURRENTLY IF EXISTS orders_id_total_idx;
