-- released: 1
-- V1__orders.sql
CREATE TYPE state AS ENUM ('new', 'paid', 'sent');
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  state state NOT NULL DEFAULT 'new',
  total_cents integer NOT NULL DEFAULT 0,
  note varchar(100)
);
CREATE DOMAIN remark AS text;
CREATE TABLE logins (id bigint PRIMARY KEY, origin cidr, remark remark);
CREATE SEQUENCE invoice_numbers;
CREATE VIEW paid AS SELECT id, customer_id, total_cents FROM orders WHERE state = 'paid';

-- V2__types.sql
ALTER TABLE orders ALTER COLUMN note TYPE varchar(400);
ALTER TABLE orders ALTER COLUMN note TYPE text;

-- V3__other_names_of_the_same.sql
-- values stay as they are, and so does what a driver is told of them
ALTER TABLE logins ALTER COLUMN origin TYPE inet;
ALTER TABLE logins ALTER COLUMN remark TYPE text;
ALTER TABLE orders ALTER COLUMN note TYPE remark;
