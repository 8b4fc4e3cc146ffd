-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

-- V2__more.sql
GRANT SELECT ON orders TO PUBLIC;
CREATE TABLE secrets (id bigint PRIMARY KEY);
REVOKE ALL ON secrets FROM PUBLIC;
ALTER TABLE secrets OWNER TO CURRENT_USER;
CREATE FUNCTION tax(net integer) RETURNS integer LANGUAGE sql AS 'SELECT net / 5';
REVOKE EXECUTE ON FUNCTION tax(integer) FROM PUBLIC;
CREATE SCHEMA archive;
REVOKE ALL ON SCHEMA archive FROM PUBLIC;
CREATE VIEW unpaid AS SELECT id FROM orders WHERE status = 'new';
ALTER VIEW unpaid OWNER TO CURRENT_USER;
