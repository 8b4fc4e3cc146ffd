-- released: 1
-- V1__orders.sql
CREATE TABLE customers (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(100) NOT NULL
);
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__customers.sql
-- expect foreign-key-scans-tables
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id);

-- V3__items.sql
CREATE TABLE articles (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY
);
-- expect safety-switched-off
SET SESSION foreign_key_checks = 0;

-- V4__article_of_order.sql
-- Flyway has given the session its foreign_key_checks back
ALTER TABLE orders ADD COLUMN article_id bigint, ALGORITHM=INSTANT;

-- V5__article_key.sql
-- expect foreign-key-scans-tables
ALTER TABLE orders ADD CONSTRAINT orders_article FOREIGN KEY (article_id) REFERENCES articles (id);
