-- V1__orders.sql
-- expect integer-key-runs-out
CREATE TABLE orders (
  id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  total decimal(10, 2) NOT NULL
);
