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

-- V2__customer.sql
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_customer_fkey;
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey
  FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE NOT VALID;

-- V3__customer_proved.sql
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fkey;

-- V4__a_column_that_refers.sql
ALTER TABLE orders ADD COLUMN payer_id bigint REFERENCES customers (id);
