-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status enum('new', 'sent') NOT NULL DEFAULT 'new',
  note varchar(50)
) DEFAULT CHARACTER SET utf8mb4;

-- V2__paid.sql
ALTER TABLE orders MODIFY COLUMN status enum('new', 'sent', 'paid') NOT NULL DEFAULT 'new',
  ALGORITHM=INSTANT;

-- V3__longer_notes.sql
ALTER TABLE orders MODIFY COLUMN note varchar(63), ALGORITHM=INPLACE, LOCK=NONE;
