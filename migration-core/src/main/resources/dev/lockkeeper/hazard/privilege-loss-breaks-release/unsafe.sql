-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
CREATE VIEW paid AS SELECT id FROM orders WHERE status = 'paid';

-- V2__less.sql
-- expect privilege-loss-breaks-release
REVOKE UPDATE ON orders FROM PUBLIC;
-- expect privilege-loss-breaks-release
ALTER TABLE customers OWNER TO CURRENT_USER;
-- expect privilege-loss-breaks-release
ALTER VIEW paid OWNER TO CURRENT_USER;
