SET lock_timeout = '3s';
CREATE INDEX orders_customer_idx ON orders (customer_id);
ALTER TABLE orders ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE orders ALTER COLUMN total TYPE bigint;
ALTER TABLE customers ALTER COLUMN email SET NOT NULL,
  ADD CONSTRAINT customers_email_key UNIQUE (email);
ALTER TABLE orders ADD CONSTRAINT orders_total CHECK (total >= 0);
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;
ALTER TABLE orders DROP COLUMN "Path";
ALTER TABLE orders RENAME COLUMN level TO grade;
UPDATE orders SET total = 0;
TRUNCATE customers CASCADE;
EXPLODE orders;
