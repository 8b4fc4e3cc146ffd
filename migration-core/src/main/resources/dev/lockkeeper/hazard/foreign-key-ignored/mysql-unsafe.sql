-- released: 1
-- versions: -8.4
-- V1__customers.sql
CREATE TABLE customers (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(100) NOT NULL
);

-- V2__orders.sql
-- expect foreign-key-ignored
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id) ON DELETE CASCADE
);

-- V3__recommended_by.sql
-- expect foreign-key-ignored
ALTER TABLE customers ADD COLUMN recommended_by bigint REFERENCES customers (id), ALGORITHM=INSTANT;
