-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
CREATE TYPE letter AS (id bigint, stamp varchar(20));
CREATE TABLE letters OF letter;

-- V2__wider.sql
ALTER TABLE orders ALTER COLUMN note TYPE varchar(200);
ALTER TABLE orders ALTER COLUMN status TYPE text;
ALTER TYPE letter ALTER ATTRIBUTE stamp TYPE text CASCADE;
