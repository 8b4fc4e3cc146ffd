-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__placed.sql
-- expect added-column-rewrites-table
ALTER TABLE orders ADD COLUMN placed_on date DEFAULT (CURRENT_DATE);
