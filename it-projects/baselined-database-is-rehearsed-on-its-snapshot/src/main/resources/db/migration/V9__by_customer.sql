CREATE INDEX orders_customer_idx ON orders (customer_id);
ALTER TABLE billing.invoices ADD COLUMN paid date;
DROP VIEW open_orders;
