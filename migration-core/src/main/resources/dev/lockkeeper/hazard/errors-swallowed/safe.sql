-- released: 1
-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status text);

-- V2__notes.sql
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
  ALTER TABLE orders ADD COLUMN note text;
EXCEPTION WHEN duplicate_column THEN
  RAISE NOTICE 'it is there already';
END $$;

-- V3__places.sql
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
  ALTER TABLE orders ADD COLUMN place text;
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'no place for orders: %', SQLERRM;
  RAISE;
END $$;

-- V4__ask.sql
DO $$
DECLARE
  n bigint;
BEGIN
  SELECT count(*) INTO n FROM orders;
  RAISE NOTICE '% orders', n;
EXCEPTION WHEN OTHERS THEN
  NULL;
END $$;
