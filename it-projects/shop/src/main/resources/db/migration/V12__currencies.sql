ALTER TABLE orders ADD COLUMN currency currency NOT NULL DEFAULT 'EUR';
