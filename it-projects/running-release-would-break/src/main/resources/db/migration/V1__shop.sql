CREATE TYPE state AS ENUM ('new', 'paid', 'sent');
CREATE DOMAIN sku AS varchar(20);
CREATE SEQUENCE invoice_numbers;

CREATE TABLE customers (
  id    bigint PRIMARY KEY,
  email text,
  phone text
);

CREATE TABLE orders (
  id          bigint PRIMARY KEY,
  customer_id bigint,
  state       state NOT NULL DEFAULT 'new',
  total_cents integer NOT NULL DEFAULT 0,
  note        varchar(100)
);

CREATE TABLE returns (id bigint PRIMARY KEY, order_id bigint NOT NULL);

CREATE VIEW paid AS SELECT id, customer_id, total_cents FROM orders WHERE state = 'paid';
