-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

-- V2__status.sql
UPDATE orders SET status = 'new'
  WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders WHERE status IS NULL LIMIT 5000));
UPDATE orders SET status = 'new' WHERE status IS NULL AND id BETWEEN 1 AND 5000;
UPDATE orders SET status = 'sent' WHERE status = 'shipped' AND customer_id = 7;
