-- released: 1
-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status text);

-- V2__one_at_a_time.sql
SELECT pg_advisory_xact_lock(4711);
UPDATE orders SET status = 'new' WHERE id = 42;

-- V3__given_back.sql
SELECT pg_advisory_lock(4711);
UPDATE orders SET status = 'sent' WHERE id = 42;
SELECT pg_advisory_unlock(4711);
