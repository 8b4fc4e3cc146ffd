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
CREATE TABLE tickets (id serial, code text NOT NULL);

-- V2__shipping.sql
-- expect lock-held-through-later-statements
ALTER TABLE orders ADD COLUMN shipped_at timestamptz;
-- expect index-build-blocks-writes
CREATE INDEX customers_email_idx ON customers (email);

-- V3__tickets.sql
-- expect column-drop-loses-data, lock-held-through-later-statements
ALTER TABLE tickets DROP COLUMN id;
-- expect index-build-blocks-writes
CREATE INDEX orders_customer_idx ON orders (customer_id);

-- V4__region.sql
-- expect lock-held-through-later-statements
ALTER TABLE orders ADD COLUMN region text;
-- expect write-without-where
UPDATE orders SET region = status;
