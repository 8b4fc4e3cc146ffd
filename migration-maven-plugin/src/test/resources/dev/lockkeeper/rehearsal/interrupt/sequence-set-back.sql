-- in a transaction
-- A rollback gives back what the first two have done, and not where the sequence stands.
-- What a killed server had not yet written of its log, it has not done.

-- after: survives
ALTER TABLE customers ADD paid boolean;

-- after: survives
INSERT INTO archive SELECT * FROM orders WHERE total < 50;

-- after: second-run-changes-data (the next numbers of public.orders_id_seq differ)
-- after kill: survives
SELECT setval('orders_id_seq', nextval('orders_id_seq') - 50);
