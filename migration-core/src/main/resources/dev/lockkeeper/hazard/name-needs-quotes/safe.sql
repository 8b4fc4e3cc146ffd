-- V1__orders.sql
CREATE TABLE Orders (
  id bigint PRIMARY KEY,
  "customer_id" bigint NOT NULL
);
