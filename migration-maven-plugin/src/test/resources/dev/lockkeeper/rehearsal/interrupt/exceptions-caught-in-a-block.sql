-- Each INSERT is a subtransaction, whose UPDATE stays; one statement all the same, and one commit.

-- middle: survives
-- after: second-run-changes-data (the values of public.customers.orders differ)
DO $$
BEGIN
  FOR i IN 1..120 LOOP
    BEGIN
      INSERT INTO customers VALUES (i, 'new');
    EXCEPTION WHEN unique_violation THEN
      UPDATE customers SET orders = orders + 1 WHERE id = i;
    END;
  END LOOP;
END $$;
