-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

CREATE TYPE state AS ENUM ('new', 'paid');
CREATE SCHEMA archive;
CREATE TABLE archive.letters (id bigint PRIMARY KEY, state state);

-- V2__tidy.sql
-- expect object-drop-loses-data
DROP TYPE state CASCADE;
-- expect object-drop-loses-data
DROP SCHEMA archive CASCADE;
