-- V1__orders.sql
-- expect timestamp-without-time-zone
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  ordered_at timestamp NOT NULL DEFAULT now()
);
