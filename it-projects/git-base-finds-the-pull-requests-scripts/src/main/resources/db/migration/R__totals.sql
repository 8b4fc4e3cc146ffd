CREATE OR REPLACE VIEW totals AS SELECT count(*) AS orders FROM orders;
