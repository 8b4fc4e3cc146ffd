-- released: 2
-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

CREATE UNIQUE INDEX customers_email ON customers (email);
CREATE INDEX orders_status ON orders (status);
CREATE UNIQUE INDEX orders_note ON orders (id, note);

-- V2__replaced.sql
CREATE UNIQUE INDEX customers_email_2 ON customers (email);
ALTER TABLE orders ADD CONSTRAINT orders_note_key UNIQUE USING INDEX orders_note;

-- V3__less.sql
DROP INDEX CONCURRENTLY IF EXISTS customers_email;
DROP INDEX CONCURRENTLY IF EXISTS orders_status;
