-- The index build waits for writers; ADD waits for them too, and has then done nothing.

-- middle: survives
-- after: stopped-script-cannot-run-again (column "paid" of relation "orders" already exists)
ALTER TABLE orders ADD paid boolean;

-- middle: stopped-script-cannot-run-again (column "paid" of relation "orders" already exists)
-- after: stopped-script-cannot-run-again (column "paid" of relation "orders" already exists)
CREATE INDEX CONCURRENTLY orders_paid_idx ON orders (paid);
