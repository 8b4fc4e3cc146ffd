-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

CREATE TABLE prices (id bigint PRIMARY KEY, amount numeric(10, 2), seen timestamptz);

-- V2__whole.sql
-- expect type-change-breaks-release, type-change-loses-values, type-change-rewrites-table
ALTER TABLE prices ALTER COLUMN amount TYPE integer;
-- expect type-change-breaks-release, type-change-loses-values, type-change-rewrites-table
ALTER TABLE prices ALTER COLUMN seen TYPE date;
