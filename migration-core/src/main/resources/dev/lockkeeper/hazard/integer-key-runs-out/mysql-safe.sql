-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  quantity int NOT NULL
);
