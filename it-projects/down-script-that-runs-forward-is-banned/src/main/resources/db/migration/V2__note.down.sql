-- nothing is lost by this
DROP INDEX IF EXISTS orders_note_idx;
