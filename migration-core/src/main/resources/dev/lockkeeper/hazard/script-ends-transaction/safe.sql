-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status text);

-- V2__notes.sql
SET LOCAL lock_timeout = '2s';
SAVEPOINT before;
ALTER TABLE orders ADD COLUMN note text;
ROLLBACK TO before;
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
CREATE TABLE notes (id bigint PRIMARY KEY, note text);
