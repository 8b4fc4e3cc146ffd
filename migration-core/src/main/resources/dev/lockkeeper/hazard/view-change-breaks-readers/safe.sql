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
CREATE SEQUENCE invoice_numbers;
CREATE VIEW paid AS SELECT id, customer_id, total_cents FROM orders WHERE state = 'paid';
CREATE VIEW sent AS SELECT id, note AS remark FROM orders WHERE state = 'sent';

-- V2__view.sql
CREATE OR REPLACE VIEW paid AS
  SELECT id, customer_id, total_cents, note FROM orders WHERE state = 'paid';
DROP VIEW sent;
CREATE VIEW sent (id, customer_id, remark) AS
  SELECT id, customer_id, note FROM orders WHERE state = 'sent';
