-- Half of it is doubled, and all of it is not: the last thing it does is to say that it is done.

-- after: survives
CREATE TABLE IF NOT EXISTS done (what text);

-- middle: second-run-changes-data (the number of rows in public.archive differ)
-- after: survives
DO $$
BEGIN
  IF EXISTS (SELECT FROM done WHERE what = 'archive') THEN
    RETURN;
  END IF;
  FOR i IN 1..9 LOOP
    INSERT INTO archive SELECT * FROM orders WHERE total = i;
    COMMIT;
  END LOOP;
  INSERT INTO done VALUES ('archive');
END $$;
