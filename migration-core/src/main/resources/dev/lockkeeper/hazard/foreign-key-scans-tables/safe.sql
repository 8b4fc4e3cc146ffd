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
CREATE TABLE visits_south PARTITION OF visits FOR VALUES IN ('s');

-- V2__customer.sql
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_customer_fkey;
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey
  FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE NOT VALID;

-- V3__customer_proved.sql
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fkey;

-- V4__a_column_that_refers.sql
ALTER TABLE orders ADD COLUMN payer_id bigint REFERENCES customers (id);

-- V5__customer_of_visits.sql
ALTER TABLE visits_north ADD CONSTRAINT visits_customer_fkey
  FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
ALTER TABLE visits_south ADD CONSTRAINT visits_customer_fkey
  FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;

-- V6__customer_of_visits_proven.sql
ALTER TABLE visits_north VALIDATE CONSTRAINT visits_customer_fkey;
ALTER TABLE visits_south VALIDATE CONSTRAINT visits_customer_fkey;

-- V7__customer_of_all_visits.sql
ALTER TABLE visits ADD CONSTRAINT visits_customer_fkey
  FOREIGN KEY (customer_id) REFERENCES customers (id);
