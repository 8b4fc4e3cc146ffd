-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status enum('new', 'sent') NOT NULL DEFAULT 'new',
  note varchar(50)
) DEFAULT CHARACTER SET utf8mb4;

-- V2__more_orders.sql
-- expect type-change-rewrites-table
ALTER TABLE orders MODIFY COLUMN id bigint NOT NULL AUTO_INCREMENT;

-- V3__paid.sql
-- expect type-change-rewrites-table
ALTER TABLE orders MODIFY COLUMN status enum('new', 'paid', 'sent') NOT NULL DEFAULT 'new';

-- V4__long_notes.sql
-- expect type-change-rewrites-table
ALTER TABLE orders MODIFY COLUMN note varchar(64);
