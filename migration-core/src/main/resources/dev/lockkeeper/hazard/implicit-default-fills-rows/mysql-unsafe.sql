-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__priority.sql
-- expect implicit-default-fills-rows, new-required-column-breaks-writers
ALTER TABLE orders ADD COLUMN priority int NOT NULL, ALGORITHM=INSTANT;
