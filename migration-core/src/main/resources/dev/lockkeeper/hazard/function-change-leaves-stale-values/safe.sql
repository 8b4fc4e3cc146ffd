-- released: 1
-- V1__members.sql
CREATE FUNCTION plain(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(name) $$;
CREATE FUNCTION greeting(name text) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT 'Dear ' || name $$;
CREATE TABLE members (
  id bigint PRIMARY KEY,
  name text NOT NULL,
  salutation text DEFAULT greeting('all')
);
CREATE INDEX members_name_idx ON members (plain(name));

-- V2__accents.sql
CREATE OR REPLACE FUNCTION plain_letters(name text) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT translate(lower(name), 'äöü', 'aou') $$;
CREATE OR REPLACE FUNCTION greeting(name text) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT 'Hello ' || name $$;

-- V3__index.sql
CREATE INDEX CONCURRENTLY members_letters_idx ON members (plain_letters(name));
