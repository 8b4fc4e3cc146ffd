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
CREATE TABLE visits (id bigint PRIMARY KEY, at date NOT NULL);

-- V2__remark.sql
ALTER TABLE orders ADD COLUMN remark varchar(100);

-- V3__copy.sql
-- expect backfill-in-one-transaction
UPDATE orders SET remark = note WHERE remark IS NULL;

-- V4__drop.sql
-- expect rename-in-disguise
ALTER TABLE orders DROP COLUMN note;

-- V5__purchases.sql
-- expect open-ended-write
CREATE TABLE purchases AS SELECT id, customer_id, status FROM orders;

-- V6__orders_no_more.sql
-- expect rename-in-disguise
DROP TABLE orders;

-- V7__customers_anew.sql
CREATE TABLE customers_new (id bigint PRIMARY KEY, email text NOT NULL);
-- expect open-ended-write
INSERT INTO customers_new SELECT id, email FROM customers;
-- expect rename-in-disguise
ALTER TABLE customers RENAME TO customers_old;
ALTER TABLE customers_new RENAME TO customers;

-- V8__visits_anew.sql
-- expect rename-in-disguise
ALTER TABLE visits RENAME TO visits_old;
CREATE TABLE visits (id bigint PRIMARY KEY, at date NOT NULL);
