-- released: 1
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
CREATE TYPE address AS (street text, town text);
CREATE DOMAIN cents AS integer;
CREATE SEQUENCE invoice_numbers;
CREATE SCHEMA archive;
CREATE TABLE archive.orders (id bigint PRIMARY KEY);
CREATE TABLE returns (id bigint PRIMARY KEY, order_id bigint NOT NULL);
CREATE TABLE coupons (id bigint PRIMARY KEY, code text CONSTRAINT coupons_code_key UNIQUE);

-- V2__names.sql
-- expect rename-breaks-release
ALTER TABLE coupons RENAME CONSTRAINT coupons_code_key TO one_coupon_a_code;
-- expect rename-breaks-release
ALTER TABLE customers RENAME COLUMN email TO address;
-- expect rename-breaks-release
ALTER TABLE orders RENAME TO purchases;
-- expect rename-breaks-release
ALTER TYPE state RENAME TO order_state;
-- expect rename-breaks-release
ALTER TYPE address RENAME ATTRIBUTE town TO city CASCADE;
-- expect rename-breaks-release
ALTER DOMAIN cents SET SCHEMA archive;
-- expect rename-breaks-release
ALTER SEQUENCE invoice_numbers RENAME TO bill_numbers;
-- expect rename-breaks-release
ALTER SCHEMA archive RENAME TO history;
-- expect rename-breaks-release
ALTER TABLE returns RENAME TO sendbacks;

-- V3__too_late.sql
CREATE VIEW returns AS SELECT * FROM sendbacks;
