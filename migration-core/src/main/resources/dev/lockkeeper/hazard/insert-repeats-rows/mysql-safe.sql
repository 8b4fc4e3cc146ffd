-- released: 1
-- versions: 8.0.19-
-- V1__customers.sql
CREATE TABLE customers (
  id bigint NOT NULL PRIMARY KEY,
  email varchar(60) NOT NULL,
  points int NOT NULL DEFAULT 0
);
CREATE TABLE visits (place varchar(20) NOT NULL);

-- V2__office.sql
INSERT INTO customers (id, email) VALUES (1, 'office@shop.example') ON DUPLICATE KEY UPDATE id = id;

-- R__press.sql
INSERT INTO customers (id, email) VALUES (3, 'press@shop.example') AS fresh
  ON DUPLICATE KEY UPDATE email = fresh.email;
