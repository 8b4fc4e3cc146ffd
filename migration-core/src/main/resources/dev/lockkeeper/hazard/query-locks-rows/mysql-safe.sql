-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id bigint NOT NULL,
  total_cents int NOT NULL
);
CREATE TABLE totals (customer_id bigint NOT NULL PRIMARY KEY, total_cents int NOT NULL);

-- V2__totals.sql
SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
INSERT INTO totals (customer_id, total_cents)
  SELECT customer_id, sum(total_cents) FROM orders GROUP BY customer_id
  ON DUPLICATE KEY UPDATE total_cents = totals.total_cents;

-- V3__first.sql
SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;
INSERT INTO totals (customer_id, total_cents)
  SELECT 1, 0 FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM totals WHERE customer_id = 1);
CREATE TABLE orders_of_last_week SELECT * FROM orders WHERE id BETWEEN 1 AND 5000;
