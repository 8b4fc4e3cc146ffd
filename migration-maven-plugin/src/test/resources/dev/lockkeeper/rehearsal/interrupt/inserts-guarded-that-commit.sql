-- An exception that is caught frees tables as a COMMIT does, and is none.

-- middle: survives
-- after: survives
DO $$
BEGIN
  FOR i IN 95..104 LOOP
    BEGIN
      INSERT INTO customers VALUES (i, 'new');
    EXCEPTION WHEN unique_violation THEN NULL;
    END;
    INSERT INTO archive (id, total) SELECT i, i WHERE NOT EXISTS (SELECT FROM archive WHERE id = i);
    COMMIT;
  END LOOP;
END $$;
