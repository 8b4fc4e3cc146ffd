-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__channel.sql
SET SESSION lock_wait_timeout = 5;
ALTER TABLE orders ADD COLUMN channel varchar(20), ADD COLUMN source varchar(20), ALGORITHM=INSTANT;

-- V3__by_channel.sql
ALTER TABLE orders ADD INDEX orders_channel (channel), ALGORITHM=INPLACE, LOCK=NONE;
