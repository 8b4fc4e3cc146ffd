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
CREATE TABLE visits (id bigint NOT NULL, customer_id bigint NOT NULL, region text NOT NULL)
  PARTITION BY LIST (region);
CREATE TABLE visits_north PARTITION OF visits FOR VALUES IN ('n');
CREATE TABLE visits_south PARTITION OF visits FOR VALUES IN ('s') PARTITION BY HASH (id);
CREATE TABLE visits_south_0 PARTITION OF visits_south FOR VALUES WITH (MODULUS 1, REMAINDER 0);

-- V2__customer.sql
-- expect foreign-key-scans-tables
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey
  FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE;

-- V3__customer_of_visits.sql
-- expect foreign-key-scans-tables
ALTER TABLE visits ADD CONSTRAINT visits_customer_fkey
  FOREIGN KEY (customer_id) REFERENCES customers (id);
