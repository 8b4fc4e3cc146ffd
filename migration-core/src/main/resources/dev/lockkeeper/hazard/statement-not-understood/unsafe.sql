-- released: 1
-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
DO $$ BEGIN
  EXECUTE 'CREATE FUNCTION ' || quote_ident('note_change')
    || '() RETURNS trigger LANGUAGE plpgsql AS ''BEGIN RETURN NULL; END''';
END $$;

-- V2__riddle.sql
-- expect statement-not-understood
DO $$ BEGIN EXECUTE 'ALTER TABLE orders ADD COLUMN ' || quote_ident(lower('WEIGHT_G')) || ' integer'; END $$;

-- V3__audited.sql
SET LOCAL lock_timeout = '2s';
-- no script shows what the function does, so that this only informs
-- expect statement-not-understood
CREATE TRIGGER orders_audited AFTER INSERT OR UPDATE OR DELETE ON orders
  FOR EACH ROW EXECUTE FUNCTION note_change();
-- expect statement-not-understood
UPDATE orders SET note = 'audited' WHERE id = 7;
