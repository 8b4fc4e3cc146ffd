-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  state enum('new', 'paid', 'sent') NOT NULL DEFAULT 'new',
  total decimal(10,4) NOT NULL DEFAULT 0,
  placed datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  note varchar(100)
);

-- V2__enum_at_the_end.sql
ALTER TABLE orders MODIFY COLUMN state enum('new', 'paid', 'sent', 'lost') NOT NULL DEFAULT 'new',
  ALGORITHM=INSTANT;

-- V3__longer_notes.sql
ALTER TABLE orders MODIFY COLUMN note varchar(200), ALGORITHM=INPLACE, LOCK=NONE;
