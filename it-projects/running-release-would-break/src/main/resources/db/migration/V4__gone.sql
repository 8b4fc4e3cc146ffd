ALTER TABLE customers DROP COLUMN phone;
DO $$ BEGIN DROP SEQUENCE invoice_numbers; END $$;

-- the running release still finds its table, under a view's name
ALTER TABLE returns RENAME TO sendbacks;
CREATE VIEW returns AS SELECT * FROM sendbacks;

ALTER TABLE orders RENAME COLUMN total_cents TO total;
