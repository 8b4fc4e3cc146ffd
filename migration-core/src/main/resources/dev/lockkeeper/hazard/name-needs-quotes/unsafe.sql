-- V1__orders.sql
-- expect name-needs-quotes, name-needs-quotes
CREATE TABLE "order" (
  id bigint PRIMARY KEY,
  "customerId" bigint NOT NULL
);
