-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

-- V2__index.sql
-- expect index-build-blocks-writes
CREATE INDEX orders_customer_idx ON orders (customer_id);
-- expect index-build-blocks-writes
CREATE UNIQUE INDEX ON orders (status, id) WHERE note IS NULL;
