DROP INDEX orders_customer_idx;
DROP VIEW sales_by_day;
ALTER TABLE orders DROP CONSTRAINT orders_status_known;
