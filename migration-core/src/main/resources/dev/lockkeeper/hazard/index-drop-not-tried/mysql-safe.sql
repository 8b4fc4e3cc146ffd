-- released: 2
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__status_unseen.sql
ALTER TABLE orders ALTER INDEX orders_status INVISIBLE;

-- V3__no_status.sql
DROP INDEX orders_status ON orders;

-- V4__other_note.sql
ALTER TABLE orders ADD INDEX orders_note (note), ALGORITHM=INPLACE, LOCK=NONE;

-- V5__note_and_status.sql
ALTER TABLE orders DROP INDEX orders_note, ADD INDEX orders_note_status (note, status),
  ALGORITHM=INPLACE, LOCK=NONE;
