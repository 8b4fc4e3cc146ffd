-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  state enum('new', 'paid', 'sent') NOT NULL DEFAULT 'new',
  total decimal(10,4) NOT NULL DEFAULT 0,
  placed datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  note varchar(100)
);

-- V2__round.sql
-- expect type-change-loses-values, type-change-breaks-release, type-change-rewrites-table
ALTER TABLE orders MODIFY COLUMN total decimal(10,2) NOT NULL DEFAULT 0;

-- V3__whole_seconds.sql
-- expect type-change-loses-values, type-change-breaks-release, type-change-rewrites-table
ALTER TABLE orders MODIFY COLUMN placed datetime NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- V4__short_notes.sql
-- expect safety-switched-off
SET SESSION sql_mode = '';
-- expect type-change-loses-values, type-change-breaks-release, type-change-rewrites-table
ALTER TABLE orders MODIFY COLUMN note varchar(20);
