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

-- V2__vacuum.sql
-- expect maintenance-rewrites-table
VACUUM FULL orders;

-- V3__cluster.sql
-- expect maintenance-rewrites-table
CLUSTER orders USING orders_status_idx;
