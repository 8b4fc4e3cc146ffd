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
CREATE SEQUENCE invoice_numbers;
CREATE VIEW paid AS SELECT id, customer_id, total_cents FROM orders WHERE state = 'paid';

-- V2__stricter.sql
-- expect new-restriction-breaks-writers
ALTER TABLE orders ADD CONSTRAINT orders_total CHECK (total_cents >= 0) NOT VALID;
-- expect new-restriction-breaks-writers
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id)
  REFERENCES customers NOT VALID;

-- V3__unique.sql
-- expect new-restriction-breaks-writers
CREATE UNIQUE INDEX CONCURRENTLY customers_email ON customers (email);
