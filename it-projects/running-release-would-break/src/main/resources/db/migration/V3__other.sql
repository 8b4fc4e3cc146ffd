DROP VIEW paid;
CREATE VIEW paid AS SELECT id, total_cents FROM orders WHERE state = 'paid';
ALTER TABLE orders ALTER COLUMN note TYPE varchar(40);
ALTER TYPE state RENAME VALUE 'sent' TO 'shipped';
