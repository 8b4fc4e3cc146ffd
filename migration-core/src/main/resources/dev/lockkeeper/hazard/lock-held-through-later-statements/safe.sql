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
CREATE INDEX orders_status_idx ON orders (status);

-- V2__shipping.sql
ALTER TABLE orders ADD COLUMN shipped_at timestamptz;

-- V3__index.sql
DROP INDEX CONCURRENTLY IF EXISTS customers_email_idx;
CREATE INDEX CONCURRENTLY customers_email_idx ON customers (email);

-- V4__same_transaction_of_new_tables.sql
CREATE TABLE parcels (id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id));
CREATE INDEX parcels_order_idx ON parcels (order_id);
