-- in a transaction
-- Of Flyway's, which the script's own COMMIT ends.

-- after: survives
BEGIN;

-- after: survives
UPDATE orders SET total = total + 1;

-- after: second-run-changes-data (the values of public.orders.total differ)
COMMIT;

-- after: second-run-changes-data (the values of public.orders.total differ)
UPDATE orders SET note = 'counted';
