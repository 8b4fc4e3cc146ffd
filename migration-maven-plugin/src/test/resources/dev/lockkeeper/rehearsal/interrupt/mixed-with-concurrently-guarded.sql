-- The same with guards, and a backfill that sees what it has done.

-- middle: survives
-- after: survives
ALTER TABLE orders ADD COLUMN IF NOT EXISTS paid boolean;

-- Nothing waits for an index that is not there.
-- after: survives
DROP INDEX CONCURRENTLY IF EXISTS orders_paid_idx;

-- middle: survives
-- after: survives
CREATE INDEX CONCURRENTLY orders_paid_idx ON orders (paid);

-- middle: survives
-- after: survives
UPDATE orders SET paid = total > 10 WHERE paid IS NULL;
