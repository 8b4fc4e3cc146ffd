-- V1__postings.sql
CREATE TABLE postings (id bigint PRIMARY KEY, cents bigint NOT NULL);
CREATE TABLE accounts (id bigint PRIMARY KEY, name text NOT NULL);
CREATE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER accounts_pass BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION pass();

-- V2__append_only.sql
SET LOCAL lock_timeout = '2s';
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'postings are never changed';
END $$;
-- expect trigger-refuses-writes
CREATE TRIGGER postings_append_only BEFORE UPDATE OR DELETE ON postings
  FOR EACH ROW EXECUTE FUNCTION refuse();
-- expect trigger-refuses-writes
CREATE OR REPLACE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'accounts are never changed';
END $$;
CREATE FUNCTION leave_out() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
-- expect trigger-refuses-writes
CREATE TRIGGER accounts_closed BEFORE INSERT ON accounts
  FOR EACH ROW EXECUTE FUNCTION leave_out();
CREATE FUNCTION need_a_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.name = '' THEN
    RAISE EXCEPTION 'an account needs a name';
  END IF;
  RETURN NEW;
END $$;
-- expect trigger-refuses-writes
CREATE TRIGGER accounts_named BEFORE INSERT ON accounts
  FOR EACH ROW EXECUTE FUNCTION need_a_name();
