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

-- V2__no_more.sql
-- expect replication-interrupted
ALTER TABLE orders REPLICA IDENTITY NOTHING;
-- expect replication-interrupted
ALTER PUBLICATION all_orders DROP TABLE orders;
-- expect replication-interrupted
DROP PUBLICATION all_orders;
