-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
ALTER TABLE orders ADD CONSTRAINT orders_note_check CHECK (note <> '') NOT VALID;

-- V2__tidy.sql
-- expect lock-held-over-budget
ALTER TABLE orders ALTER COLUMN note SET DEFAULT '', VALIDATE CONSTRAINT orders_note_check;
