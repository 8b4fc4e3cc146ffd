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
CREATE TABLE parcels (id bigserial PRIMARY KEY, weight_g integer);
ALTER TABLE customers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

-- V2__again.sql
-- expect sequence-restart-repeats-keys
ALTER SEQUENCE numbers RESTART;
-- expect sequence-restart-repeats-keys
ALTER SEQUENCE numbers INCREMENT BY 1;
-- expect sequence-restart-repeats-keys
ALTER TABLE customers ALTER COLUMN id RESTART WITH 100;
-- expect sequence-restart-repeats-keys
SELECT setval('numbers', 1000);
-- expect sequence-restart-repeats-keys
SELECT setval('parcels_id_seq', 1, false);
