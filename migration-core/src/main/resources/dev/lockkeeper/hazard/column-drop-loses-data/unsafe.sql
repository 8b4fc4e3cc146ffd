-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
CREATE TYPE address AS (street text, town text);
CREATE TABLE shops (id bigint PRIMARY KEY, place address);

-- V2__drop.sql
-- expect column-drop-loses-data
ALTER TABLE orders DROP COLUMN note;
-- expect column-drop-loses-data
ALTER TYPE address DROP ATTRIBUTE town;
