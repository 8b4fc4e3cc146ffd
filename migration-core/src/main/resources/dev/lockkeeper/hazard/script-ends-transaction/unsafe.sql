-- released: 1
-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status text);

-- V2__notes.sql
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN note text;
-- expect script-ends-transaction
COMMIT;
CREATE TABLE notes (id bigint PRIMARY KEY, note text);
-- expect script-ends-transaction
ROLLBACK;

-- V3__by_hand.sql
SET LOCAL lock_timeout = '2s';
BEGIN;
ALTER TABLE orders ADD COLUMN place text;
-- expect script-ends-transaction
COMMIT;
