-- +goose Up
SET LOCAL lock_timeout = '3s';
CREATE INDEX orders_total_idx ON orders (total);

-- +goose Down
DROP INDEX orders_total_idx;
