-- what the customer said
ALTER TABLE orders ADD COLUMN note text;
