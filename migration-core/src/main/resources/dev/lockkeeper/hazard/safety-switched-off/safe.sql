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
ALTER TABLE salaries DISABLE ROW LEVEL SECURITY;
UPDATE salaries SET cents = 0 WHERE id = 1;
ALTER TABLE salaries ENABLE ROW LEVEL SECURITY;
ALTER TABLE customers SET (autovacuum_enabled = true, autovacuum_vacuum_threshold = 0);
ALTER TABLE lines ADD CONSTRAINT lines_of_item FOREIGN KEY (item_id) REFERENCES customers NOT VALID;
ALTER TABLE lines DROP CONSTRAINT lines_item_fk;
ALTER TABLE lines ADD CONSTRAINT lines_of_order FOREIGN KEY (order_id) REFERENCES orders
  ON DELETE CASCADE NOT VALID;
ALTER TABLE lines DROP CONSTRAINT lines_order_fk;
