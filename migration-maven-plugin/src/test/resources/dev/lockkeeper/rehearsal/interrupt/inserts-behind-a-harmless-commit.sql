-- What is committed first can be done again, and what comes next cannot; each writes to other tables.

-- after: survives
CREATE OR REPLACE PROCEDURE copy_orders() LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM archive;
  COMMIT;
  INSERT INTO archive SELECT * FROM orders;
  INSERT INTO customers (id, name) SELECT max(id) + 1, 'last' FROM customers;
  COMMIT;
  UPDATE archive SET note = 'copied';
END $$;

-- middle: second-run-changes-data (the number of rows in public.customers differ)
-- after: second-run-changes-data (the number of rows in public.customers differ)
CALL copy_orders();
