-- released: 1
-- V1__customers.sql
CREATE TABLE customers (
  id bigint NOT NULL PRIMARY KEY,
  email varchar(60) NOT NULL,
  points int NOT NULL DEFAULT 0
);
CREATE TABLE visits (place varchar(20) NOT NULL);

-- R__gift.sql
-- expect update-repeats-change
UPDATE customers SET points = points + 10 WHERE email LIKE '%@shop.example';
