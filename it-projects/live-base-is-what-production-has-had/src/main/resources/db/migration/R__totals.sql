CREATE OR REPLACE VIEW totals AS SELECT id, total FROM orders;
