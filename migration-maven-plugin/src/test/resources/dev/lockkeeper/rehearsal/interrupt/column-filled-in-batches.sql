-- Batches that look for what is left to do.

-- middle: survives
-- after: survives
ALTER TABLE orders ADD COLUMN IF NOT EXISTS cents bigint;

-- after: survives
CREATE OR REPLACE PROCEDURE fill_cents() LANGUAGE plpgsql AS $$
BEGIN
  LOOP
    UPDATE orders SET cents = total * 100
    WHERE id IN (SELECT id FROM orders WHERE cents IS NULL ORDER BY id LIMIT 10);
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;

-- middle: survives
-- after: survives
CALL fill_cents();
