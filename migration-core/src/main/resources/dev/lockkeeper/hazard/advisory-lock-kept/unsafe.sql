-- released: 1
-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status text);

-- V2__one_at_a_time.sql
-- expect advisory-lock-kept
SELECT pg_advisory_lock(4711);
UPDATE orders SET status = 'new' WHERE id = 42;

-- V3__perhaps.sql
-- expect advisory-lock-kept
DO $$
BEGIN
  IF pg_try_advisory_lock(4712) THEN
    UPDATE orders SET status = 'sent' WHERE id = 42;
  END IF;
END $$;
