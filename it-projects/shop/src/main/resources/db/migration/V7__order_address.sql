ALTER TABLE orders ADD COLUMN address_id bigint REFERENCES addresses (id);
