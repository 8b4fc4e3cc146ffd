-- V1__orders.sql
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  reference text NOT NULL CHECK (length(reference) <= 12),
  flag char NOT NULL
);
