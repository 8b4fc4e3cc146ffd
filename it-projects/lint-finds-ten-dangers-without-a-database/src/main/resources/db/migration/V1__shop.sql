CREATE TABLE customers (id bigint PRIMARY KEY, email text, phone text);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  total integer NOT NULL,
  "Path" text,
  level varchar(10)
);
