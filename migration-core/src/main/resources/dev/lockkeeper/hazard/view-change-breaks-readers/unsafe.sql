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
CREATE MATERIALIZED VIEW totals AS SELECT customer_id, sum(total_cents) FROM orders GROUP BY 1;

-- V2__view.sql
-- expect view-change-breaks-readers
DROP VIEW paid;
DROP VIEW sent;
-- expect view-change-breaks-readers
CREATE VIEW sent AS SELECT id, note FROM orders WHERE state = 'sent';
-- expect view-change-breaks-readers
REFRESH MATERIALIZED VIEW totals WITH NO DATA;
