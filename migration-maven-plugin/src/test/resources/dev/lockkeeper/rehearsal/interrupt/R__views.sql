-- in a transaction

-- after: survives
DROP VIEW IF EXISTS totals;

-- after: survives
CREATE VIEW totals AS SELECT customer_id, sum(total) AS total FROM orders GROUP BY 1;

-- after: survives
-- again: second-run-changes-data (the number of rows in public.archive differ)
INSERT INTO archive SELECT * FROM orders WHERE total = 1;
