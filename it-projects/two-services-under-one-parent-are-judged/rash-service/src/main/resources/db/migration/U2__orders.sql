DROP VIEW sales;
DROP TABLE orders;
ALTER TABLE customers
  DROP COLUMN phone;
