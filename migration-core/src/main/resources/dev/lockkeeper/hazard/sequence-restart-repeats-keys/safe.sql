-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

CREATE SEQUENCE numbers;

-- V2__behind.sql
SELECT setval('numbers', (SELECT max(id) + 1 FROM orders WHERE id > 0));
ALTER SEQUENCE numbers INCREMENT BY 10;
CREATE TABLE parcels (id bigserial PRIMARY KEY, weight_g integer);
INSERT INTO parcels (id, weight_g) VALUES (1, 250), (2, 500);
SELECT setval('parcels_id_seq', 2);
