-- released: 1
-- V1__customers.sql
CREATE TABLE customers (
  id bigint NOT NULL PRIMARY KEY,
  email varchar(60) NOT NULL,
  points int NOT NULL DEFAULT 0
);
CREATE TABLE visits (place varchar(20) NOT NULL);

-- V2__office_and_shop.sql
-- expect insert-repeats-rows
INSERT INTO customers (id, email) VALUES (1, 'office@shop.example');
INSERT INTO visits (place) VALUES ('office');

-- R__press.sql
-- expect insert-repeats-rows
INSERT INTO customers (id, email) VALUES (3, 'press@shop.example');
