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
CREATE TABLE old_orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);

-- V2__customers_of_our_own.sql
INSERT INTO customers (id, email) VALUES (1, 'office@shop.example') ON CONFLICT DO NOTHING;
INSERT INTO customers (id, email)
  SELECT 2, 'returns@shop.example'
  WHERE NOT EXISTS (SELECT FROM customers WHERE email = 'returns@shop.example');
CREATE TABLE countries (code char(2) PRIMARY KEY, name text NOT NULL);
INSERT INTO countries VALUES ('AT', 'Austria'), ('CH', 'Switzerland');
WITH gone AS (DELETE FROM orders WHERE id BETWEEN 1 AND 100 RETURNING id, customer_id)
INSERT INTO old_orders (id, customer_id) SELECT id, customer_id FROM gone;

-- R__office.sql
INSERT INTO customers (id, email) VALUES (3, 'press@shop.example')
  ON CONFLICT (id) DO UPDATE SET email = excluded.email;
DELETE FROM customers WHERE id = 4;
INSERT INTO customers (id, email) VALUES (4, 'shop@shop.example');
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM customers WHERE id = 5) THEN
    INSERT INTO customers (id, email) VALUES (5, 'boss@shop.example');
  END IF;
END
$$;
