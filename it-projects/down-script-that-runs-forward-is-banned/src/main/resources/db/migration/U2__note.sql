-- the way that Flyway knows
DROP INDEX IF EXISTS orders_note_idx;
