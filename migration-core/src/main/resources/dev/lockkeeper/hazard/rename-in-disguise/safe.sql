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

-- V2__remark.sql
ALTER TABLE orders ADD COLUMN remark varchar(100);

-- V3__copy.sql
UPDATE orders SET remark = note WHERE remark IS NULL AND id BETWEEN 1 AND 500;
