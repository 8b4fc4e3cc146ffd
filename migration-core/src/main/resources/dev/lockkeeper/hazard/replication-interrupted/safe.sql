-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

CREATE PUBLICATION all_orders FOR TABLE orders;

-- V2__more.sql
ALTER PUBLICATION all_orders ADD TABLE customers;
