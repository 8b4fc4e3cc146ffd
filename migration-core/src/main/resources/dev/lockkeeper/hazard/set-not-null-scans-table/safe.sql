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

-- V2__status_checked.sql
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_status_required;
ALTER TABLE orders ADD CONSTRAINT orders_status_required CHECK (status IS NOT NULL) NOT VALID;

-- V3__status_proved.sql
ALTER TABLE orders VALIDATE CONSTRAINT orders_status_required;

-- V4__status_required.sql
ALTER TABLE orders ALTER COLUMN status SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_status_required;
