-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

-- V2__token.sql
-- expect added-column-rewrites-table
ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();
-- expect added-column-rewrites-table
ALTER TABLE orders ADD COLUMN code uuid NOT NULL DEFAULT gen_random_uuid();
-- expect added-column-rewrites-table
ALTER TABLE orders ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
-- expect added-column-rewrites-table
ALTER TABLE orders ADD COLUMN total numeric GENERATED ALWAYS AS (total_cents / 100.0) STORED;
-- expect added-column-rewrites-table
ALTER TABLE orders ADD COLUMN weight_g integer, ADD COLUMN label uuid DEFAULT gen_random_uuid();
