-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__state.sql
-- expect rename-breaks-release, statement-fails -8.0.27
ALTER TABLE orders CHANGE COLUMN note remark varchar(200), ALGORITHM=INSTANT;

-- V3__purchases.sql
-- expect rename-breaks-release
RENAME TABLE orders TO purchases;
