-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
CREATE TABLE lines (
  id bigint PRIMARY KEY,
  order_id bigint NOT NULL,
  item_id bigint CONSTRAINT lines_item_fk REFERENCES customers,
  CONSTRAINT lines_order_fk FOREIGN KEY (order_id) REFERENCES orders ON DELETE CASCADE
);
CREATE TABLE salaries (id bigint PRIMARY KEY, cents bigint NOT NULL);
ALTER TABLE salaries ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER stamped BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION stamp();

-- V2__fast.sql
-- expect safety-switched-off
SET LOCAL session_replication_role = replica;
-- expect safety-switched-off
ALTER TABLE orders DISABLE TRIGGER USER;
-- expect safety-switched-off
SET LOCAL synchronous_commit = off;
-- expect safety-switched-off
ALTER TABLE customers ENABLE REPLICA TRIGGER stamped;
-- expect safety-switched-off
DROP TRIGGER stamped ON customers;
-- expect safety-switched-off
ALTER TABLE salaries DISABLE ROW LEVEL SECURITY;
-- expect safety-switched-off
ALTER TABLE customers SET (autovacuum_enabled = false);
-- expect safety-switched-off
ALTER TABLE lines DROP CONSTRAINT lines_order_fk;
-- expect safety-switched-off
ALTER TABLE lines DROP CONSTRAINT lines_item_fk;
