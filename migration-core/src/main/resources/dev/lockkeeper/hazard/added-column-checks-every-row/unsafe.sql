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

-- V2__number.sql
-- expect added-column-checks-every-row
ALTER TABLE orders ADD COLUMN number integer UNIQUE;
-- expect added-column-checks-every-row
ALTER TABLE orders ADD COLUMN buyer_id bigint NOT NULL DEFAULT 1 REFERENCES customers (id);
-- expect added-column-checks-every-row
ALTER TABLE orders ADD COLUMN weight_g integer CHECK (weight_g > 0);
