-- A real one; in the middle of it the session has locks itself, for which nobody may wait.

-- after: survives
BEGIN;

-- middle: survives
-- after: survives
ALTER TABLE orders ADD COLUMN IF NOT EXISTS paid boolean;

-- The table is the script's own by now.
-- after: survives
UPDATE orders SET total = total + 1;

-- after: second-run-changes-data (the values of public.orders.total differ)
COMMIT;
