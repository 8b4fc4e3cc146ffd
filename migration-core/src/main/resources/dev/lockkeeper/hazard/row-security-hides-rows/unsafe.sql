-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody ON customers USING (true);

-- V2__tenants.sql
-- expect row-security-hides-rows
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
-- expect row-security-hides-rows
CREATE POLICY known ON customers AS RESTRICTIVE USING (email <> '');
-- expect row-security-hides-rows
DROP POLICY everybody ON customers;
