-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

CREATE FUNCTION gross(net integer) RETURNS integer LANGUAGE sql AS 'SELECT net * 2';
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';

-- V2__anew.sql
DROP FUNCTION IF EXISTS gross(integer);
CREATE FUNCTION gross(net bigint, percent integer DEFAULT 100) RETURNS bigint LANGUAGE sql AS 'SELECT net * 3';
DROP FUNCTION stamp();
CREATE FUNCTION tax(net integer) RETURNS integer LANGUAGE sql AS 'SELECT net / 5';
ALTER FUNCTION tax(integer) RENAME TO tax_of;
