-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__channel.sql
ALTER TABLE orders ADD COLUMN channel varchar(20), ALGORITHM=INSTANT;
-- expect script-half-applied
ALTER TABLE orders ADD INDEX orders_channel (channel), ALGORITHM=INPLACE, LOCK=NONE;
