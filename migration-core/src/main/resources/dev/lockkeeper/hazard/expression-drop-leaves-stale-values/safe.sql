-- V1__lines.sql
CREATE TABLE lines (
  id bigint PRIMARY KEY,
  pieces integer NOT NULL,
  cents integer NOT NULL,
  total integer GENERATED ALWAYS AS (pieces * cents) STORED,
  note text
);

-- V2__own_total.sql
CREATE FUNCTION lines_total() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.total := coalesce(NEW.total, NEW.pieces * NEW.cents);
  ELSIF (NEW.pieces, NEW.cents) IS DISTINCT FROM (OLD.pieces, OLD.cents)
      AND NEW.total IS NOT DISTINCT FROM OLD.total THEN
    NEW.total := NEW.pieces * NEW.cents;
  END IF;
  RETURN NEW;
END $$;
ALTER TABLE lines ALTER COLUMN total DROP EXPRESSION;
CREATE TRIGGER lines_total BEFORE INSERT OR UPDATE ON lines
  FOR EACH ROW EXECUTE FUNCTION lines_total();
ALTER TABLE lines ALTER COLUMN note DROP EXPRESSION IF EXISTS;
