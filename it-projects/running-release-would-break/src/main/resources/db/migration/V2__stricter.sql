-- Nobody misses what is new or wider.
CREATE TABLE parcels (id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders);
ALTER TABLE orders ADD COLUMN campaign text;
ALTER TYPE state ADD VALUE 'lost';

ALTER TABLE orders ADD COLUMN channel text NOT NULL;
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id)
  REFERENCES customers NOT VALID;
ALTER TABLE customers ADD CONSTRAINT customers_email_there CHECK (email IS NOT NULL) NOT VALID;
ALTER DOMAIN sku ADD CONSTRAINT sku_long CHECK (length(VALUE) > 3);
-- migration:allow new-restriction-breaks-writers because the shop has refused blank notes since 1.4
ALTER TABLE orders ADD CONSTRAINT orders_note_filled CHECK (note <> '') NOT VALID;
