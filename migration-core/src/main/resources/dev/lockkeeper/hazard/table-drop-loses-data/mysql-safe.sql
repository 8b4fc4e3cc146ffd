-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__scratch.sql
CREATE TABLE scratch_orders (id bigint NOT NULL PRIMARY KEY);

-- V3__no_scratch.sql
DROP TABLE scratch_orders;
