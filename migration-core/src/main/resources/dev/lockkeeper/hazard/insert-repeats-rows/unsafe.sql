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

-- V2__a_word_once_a_script.sql
-- expect insert-repeats-rows
INSERT INTO customers (id, email) VALUES (1, 'office@shop.example');
INSERT INTO customers (id, email) VALUES (2, 'returns@shop.example');

-- R__office.sql
-- expect insert-repeats-rows
INSERT INTO customers (id, email) VALUES (3, 'press@shop.example');
