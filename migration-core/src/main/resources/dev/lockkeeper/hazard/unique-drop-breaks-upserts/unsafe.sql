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

CREATE UNIQUE INDEX customers_email ON customers (email);
CREATE UNIQUE INDEX orders_status ON orders (id, status);

-- V2__less.sql
-- expect unique-drop-breaks-upserts
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
-- expect index-drop-locks-table, unique-drop-breaks-upserts
DROP INDEX customers_email;

-- V3__later.sql
-- expect unique-drop-breaks-upserts
ALTER TABLE orders ADD CONSTRAINT orders_status_key UNIQUE USING INDEX orders_status DEFERRABLE;
