-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  total_cents int NOT NULL,
  KEY orders_status (status)
);

-- V2__close.sql
SET SESSION innodb_lock_wait_timeout = 5;
UPDATE orders SET status = 'closed' WHERE status = 'done' AND id < 1000;
