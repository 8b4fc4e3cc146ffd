-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
CREATE TYPE state AS ENUM ('new', 'paid');

-- V2__names.sql
ALTER TABLE orders ADD COLUMN remark varchar(100);
CREATE TABLE purchases_new (id bigint PRIMARY KEY, n integer);
ALTER TABLE purchases_new RENAME COLUMN n TO number;
ALTER TABLE purchases_new RENAME TO purchases;

ALTER TABLE customers RENAME TO people;
CREATE VIEW customers AS SELECT id, email FROM people;

CREATE TYPE colour AS ENUM ('red', 'green');
ALTER TYPE colour RENAME TO color;
CREATE SEQUENCE labels;
ALTER SEQUENCE labels RENAME TO label_numbers;
ALTER TYPE state RENAME TO old_state;
CREATE TYPE state AS ENUM ('new', 'paid', 'sent');
