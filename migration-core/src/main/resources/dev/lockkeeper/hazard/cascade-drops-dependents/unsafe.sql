-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);


-- V2__tidy.sql
-- expect cascade-drops-dependents, column-drop-loses-data
ALTER TABLE orders DROP COLUMN status CASCADE;
