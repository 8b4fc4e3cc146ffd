TRUNCATE TABLE payments;
EXPLODE payments;
DROP VIEW sales_by_day;
DROP VIEW sales CASCADE;
