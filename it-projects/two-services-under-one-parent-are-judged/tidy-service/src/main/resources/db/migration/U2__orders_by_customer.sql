DROP INDEX orders_customer_idx;
ALTER TABLE orders RENAME COLUMN remark TO note;
