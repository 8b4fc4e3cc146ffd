-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

-- V2__unused.sql
ALTER TABLE orders ALTER COLUMN status DROP NOT NULL;
CREATE TABLE drafts (id bigint PRIMARY KEY, body text);
ALTER TABLE drafts DROP COLUMN body;
CREATE TYPE label AS (first text, second text);
ALTER TYPE label DROP ATTRIBUTE second;
