-- V1__postings.sql
CREATE TABLE postings (id bigint PRIMARY KEY, cents bigint NOT NULL);

-- V2__note_changes.sql
SET LOCAL lock_timeout = '2s';
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE WARNING 'posting % was changed', OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER postings_note_changes AFTER UPDATE OR DELETE ON postings
  FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TABLE drafts (id bigint PRIMARY KEY);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'drafts are never deleted';
END $$;
CREATE TRIGGER drafts_stay BEFORE DELETE ON drafts FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER postings_noted AFTER INSERT ON postings FOR EACH ROW EXECUTE FUNCTION no_more();
CREATE TRIGGER postings_begun BEFORE INSERT ON postings EXECUTE FUNCTION no_more();
