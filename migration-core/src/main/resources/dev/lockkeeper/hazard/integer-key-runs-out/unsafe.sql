-- released: 1
-- V1__customers.sql
CREATE TABLE customers (id bigint PRIMARY KEY);

-- V2__orders.sql
-- expect integer-key-runs-out
CREATE TABLE orders (
  id serial PRIMARY KEY,
  total numeric(10, 2) NOT NULL
);

-- expect integer-key-runs-out
CREATE TABLE payments (
  id integer,
  amount integer NOT NULL,
  CONSTRAINT payments_pkey PRIMARY KEY (id)
);

-- expect integer-key-runs-out
CREATE TABLE events (id smallint GENERATED ALWAYS AS IDENTITY, what text);
