-- released: 1
-- V1__members.sql
CREATE FUNCTION plain(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(name) $$;
CREATE FUNCTION is_mail(address text) RETURNS boolean LANGUAGE sql IMMUTABLE
  AS $$ SELECT address LIKE '%@%' $$;
CREATE TABLE members (
  id bigint PRIMARY KEY,
  name text NOT NULL,
  sorted text GENERATED ALWAYS AS (plain(name)) STORED,
  mail text NOT NULL,
  CONSTRAINT members_mail CHECK (is_mail(mail))
);
CREATE UNIQUE INDEX members_name_idx ON members (plain(name));

-- V2__accents.sql
-- expect function-change-leaves-stale-values, function-change-leaves-stale-values
CREATE OR REPLACE FUNCTION plain(name text) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT translate(lower(name), 'äöü', 'aou') $$;
-- expect function-change-leaves-stale-values
CREATE OR REPLACE FUNCTION is_mail(address text) RETURNS boolean LANGUAGE sql IMMUTABLE
  AS $$ SELECT address LIKE '%@%.%' $$;
