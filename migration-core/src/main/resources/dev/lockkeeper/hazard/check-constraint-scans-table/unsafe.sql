-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

-- V2__check.sql
-- expect check-constraint-scans-table
ALTER TABLE orders ADD CONSTRAINT orders_total_positive CHECK (total_cents >= 0);
