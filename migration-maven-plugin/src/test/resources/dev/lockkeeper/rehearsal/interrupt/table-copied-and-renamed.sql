-- The copy is there already; or what is to be copied has another name.

-- after: stopped-script-cannot-run-again (relation "orders_new" already exists)
CREATE TABLE orders_new AS SELECT * FROM orders;

-- middle: stopped-script-cannot-run-again (relation "orders_new" already exists)
-- after: stopped-script-cannot-run-again (relation "orders" does not exist)
ALTER TABLE orders RENAME TO orders_old;

-- middle: stopped-script-cannot-run-again (relation "orders" does not exist)
-- after: stopped-script-cannot-run-again (relation "orders_old" already exists)
ALTER TABLE orders_new RENAME TO orders;
