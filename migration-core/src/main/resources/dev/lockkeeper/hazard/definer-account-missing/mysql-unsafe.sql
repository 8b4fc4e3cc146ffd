-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__notes.sql
-- expect definer-account-missing
CREATE DEFINER=`root`@`localhost` VIEW notes AS SELECT id, note FROM orders;
