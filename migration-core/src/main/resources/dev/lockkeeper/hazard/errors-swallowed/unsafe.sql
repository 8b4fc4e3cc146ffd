-- released: 1
-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status text);

-- V2__notes.sql
SET LOCAL lock_timeout = '2s';
-- expect errors-swallowed
DO $$
BEGIN
  ALTER TABLE orders ADD COLUMN note text;
EXCEPTION WHEN OTHERS THEN
  NULL;
END $$;

-- V3__one_by_one.sql
SET LOCAL lock_timeout = '2s';
-- expect errors-swallowed
DO $$
BEGIN
  BEGIN
    ALTER TABLE orders ADD COLUMN place text;
  EXCEPTION
    WHEN duplicate_column THEN NULL;
    WHEN lock_not_available OR query_canceled THEN
      RAISE NOTICE 'orders is busy: %', SQLERRM;
  END;
END $$;

-- V4__by_routine.sql
SET LOCAL lock_timeout = '2s';
CREATE PROCEDURE add_weight() LANGUAGE plpgsql AS $$
BEGIN
  ALTER TABLE orders ADD COLUMN weight integer;
EXCEPTION WHEN OTHERS THEN
  RAISE WARNING 'no weight';
END $$;
-- expect errors-swallowed
CALL add_weight();
