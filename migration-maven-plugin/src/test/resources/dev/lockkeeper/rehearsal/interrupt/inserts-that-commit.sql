-- Short, and nobody is in the way of rows that are new: doubled once more, be it one of them or all.

-- middle: second-run-changes-data (the number of rows in public.archive differ)
-- after: second-run-changes-data (the number of rows in public.archive differ)
DO $$
BEGIN
  FOR i IN 1..9 LOOP
    INSERT INTO archive SELECT * FROM orders WHERE total = i;
    COMMIT;
  END LOOP;
END $$;
