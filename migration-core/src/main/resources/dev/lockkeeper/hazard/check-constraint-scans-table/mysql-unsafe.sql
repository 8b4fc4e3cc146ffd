-- released: 1
-- versions: 8.0.16-
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__known_status.sql
-- expect check-constraint-scans-table
ALTER TABLE orders ADD CONSTRAINT orders_status_known CHECK (status <> '');

-- V3__short_note.sql
ALTER TABLE orders ADD CONSTRAINT orders_note_short CHECK (char_length(note) < 150) NOT ENFORCED;

-- V4__short_note_enforced.sql
-- expect check-constraint-scans-table
ALTER TABLE orders ALTER CHECK orders_note_short ENFORCED;
