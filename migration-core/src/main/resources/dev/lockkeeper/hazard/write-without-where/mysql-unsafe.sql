-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__status.sql
-- expect write-without-where
UPDATE orders SET status = 'sent';

-- V3__empty.sql
-- expect write-without-where
DELETE FROM orders;
