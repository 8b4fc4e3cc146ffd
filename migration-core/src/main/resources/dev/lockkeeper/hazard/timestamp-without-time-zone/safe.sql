-- V1__orders.sql
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  ordered_at timestamptz NOT NULL DEFAULT now(),
  due date
);
