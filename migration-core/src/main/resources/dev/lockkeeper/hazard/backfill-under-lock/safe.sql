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

-- V2__channel.sql
ALTER TABLE orders ADD COLUMN IF NOT EXISTS channel text;
UPDATE orders SET channel = 'phone' WHERE id = 42;
UPDATE orders SET channel = 'shop' WHERE id BETWEEN 1 AND 500;

-- V3__channel_of_some.sql
UPDATE orders SET channel = 'shop'
  WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders WHERE channel IS NULL LIMIT 5000));
