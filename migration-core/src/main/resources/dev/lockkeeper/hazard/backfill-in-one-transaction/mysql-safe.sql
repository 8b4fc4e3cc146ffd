-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__notes.sql
UPDATE orders SET note = '' WHERE note IS NULL AND id BETWEEN 1 AND 5000;
