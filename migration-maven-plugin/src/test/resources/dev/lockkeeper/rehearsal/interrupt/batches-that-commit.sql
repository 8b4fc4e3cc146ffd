-- What has been committed is doubled once more, be it half of the rows or all.

-- middle: second-run-changes-data (the values of public.orders.total differ)
-- after: second-run-changes-data (the values of public.orders.total differ)
DO $$
BEGIN
  FOR i IN 0..9 LOOP
    UPDATE orders SET total = total * 2 WHERE id BETWEEN i * 10 + 1 AND i * 10 + 10;
    COMMIT;
  END LOOP;
END $$;
