-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

-- V2__tenants.sql
CREATE POLICY everybody ON orders USING ((true));
CREATE TABLE notes (id bigint PRIMARY KEY, tenant text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
CREATE POLICY readers ON customers FOR SELECT USING (true);
CREATE POLICY authors ON customers FOR INSERT WITH CHECK (true);
CREATE POLICY editors ON customers FOR UPDATE USING (true) WITH CHECK (true);
CREATE POLICY cleaners ON customers FOR DELETE USING (true);
