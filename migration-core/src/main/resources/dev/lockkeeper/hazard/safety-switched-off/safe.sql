-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER stamped BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION stamp();

-- V2__plain.sql
SET LOCAL session_replication_role = origin;
SET LOCAL synchronous_commit = remote_apply;
SET LOCAL check_function_bodies = off;
SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE orders DISABLE TRIGGER USER;
UPDATE orders SET note = 'moved' WHERE id = 1;
ALTER TABLE orders ENABLE TRIGGER USER;
DROP TRIGGER IF EXISTS stamped ON customers;
CREATE TRIGGER stamped BEFORE INSERT OR UPDATE ON customers
  FOR EACH ROW EXECUTE FUNCTION stamp();
