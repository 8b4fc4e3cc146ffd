-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

CREATE TABLE prices (id bigint PRIMARY KEY, amount numeric(10, 2), seen timestamptz(0), paid timestamptz);

-- V2__wider.sql
ALTER TABLE prices ALTER COLUMN amount TYPE numeric(12, 2);
ALTER TABLE prices ALTER COLUMN seen TYPE timestamptz;
-- 6 digits are all that it ever had
ALTER TABLE prices ALTER COLUMN paid TYPE timestamptz(6);
