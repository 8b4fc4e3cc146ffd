CREATE TABLE visits (shop integer NOT NULL, at date NOT NULL, page text) PARTITION BY RANGE (at);

CREATE TABLE visits_2025 PARTITION OF visits FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE INDEX visits_shop ON visits (shop);

CREATE TABLE empty_yet (n integer NOT NULL, page text) PARTITION BY LIST (n);

CREATE TABLE plain (id integer PRIMARY KEY, page text);

CREATE INDEX plain_page ON plain (page);

CREATE FUNCTION total(p_shop integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;

CREATE FUNCTION pages() RETURNS TABLE (shop integer, page varchar(20)) LANGUAGE sql AS $$ SELECT 1, ''::varchar $$;

CREATE FUNCTION shops() RETURNS TABLE (shop integer) LANGUAGE sql AS $$ SELECT 1 $$;

CREATE FUNCTION label(varchar(10)) RETURNS varchar(10) LANGUAGE sql AS $$ SELECT ''::varchar $$;

CREATE TABLE parts (id integer PRIMARY KEY, label text, size integer, note text);

CREATE TABLE stock (part integer NOT NULL, note text);

CREATE VIEW labels AS SELECT id, label FROM parts WHERE size > 1;

CREATE VIEW stocked AS SELECT label, part FROM parts JOIN stock ON part = id;

CREATE VIEW renamed AS SELECT id AS note FROM parts;

CREATE TYPE mood AS ENUM ('good', 'bad');

CREATE TABLE areas (id integer PRIMARY KEY);

CREATE TABLE guests (
  id bigserial PRIMARY KEY,
  name text NOT NULL,
  mail varchar(80),
  mood mood,
  part integer CONSTRAINT guests_part REFERENCES areas (id),
  visits integer NOT NULL DEFAULT 0,
  CONSTRAINT guests_mail UNIQUE (mail),
  CONSTRAINT guests_visits CHECK (visits >= 0)
);

CREATE TABLE copied AS SELECT id, label FROM parts;

CREATE TABLE IF NOT EXISTS perhaps (id integer);

CREATE TABLE filled (id integer PRIMARY KEY, name text NOT NULL);

CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := 'x'; RETURN NEW; END $$;

CREATE TRIGGER filled_name BEFORE INSERT ON filled FOR EACH ROW EXECUTE FUNCTION fill();

CREATE TEMPORARY TABLE draft (id integer);

-- statements
-- refused
CREATE INDEX CONCURRENTLY visits_page ON visits (page);

-- refused
CREATE INDEX CONCURRENTLY visits_page ON ONLY visits (page);

-- refused
CREATE INDEX CONCURRENTLY IF NOT EXISTS visits_shop ON visits (shop);

-- refused
CREATE INDEX CONCURRENTLY empty_yet_page ON empty_yet (page);

CREATE INDEX CONCURRENTLY visits_2025_page ON visits_2025 (page);

CREATE INDEX CONCURRENTLY plain_page_id ON plain (page, id);

CREATE INDEX visits_page ON visits (page);

-- refused
DROP INDEX CONCURRENTLY visits_shop;

-- refused
DROP INDEX CONCURRENTLY IF EXISTS visits_shop;

DROP INDEX visits_shop;

DROP INDEX CONCURRENTLY plain_page;

-- refused
CREATE OR REPLACE FUNCTION total(p_shop integer) RETURNS bigint LANGUAGE sql AS $$ SELECT 1::bigint $$

-- refused
CREATE OR REPLACE FUNCTION total(int4) RETURNS SETOF integer LANGUAGE sql AS $$ SELECT 1 $$

-- refused
CREATE OR REPLACE FUNCTION total(shop integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

-- refused
CREATE OR REPLACE FUNCTION total(integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

CREATE OR REPLACE FUNCTION total(IN p_shop int DEFAULT 1) RETURNS int4 LANGUAGE sql AS $$ SELECT 2 $$

CREATE OR REPLACE FUNCTION total(p_shop bigint) RETURNS bigint LANGUAGE sql AS $$ SELECT 1::bigint $$

CREATE OR REPLACE FUNCTION total(p_shop integer, wide boolean) RETURNS bigint LANGUAGE sql AS $$ SELECT 1::bigint $$

-- refused
CREATE OR REPLACE FUNCTION pages() RETURNS TABLE (shop integer, title text) LANGUAGE sql AS $$ SELECT 1, ''::text $$

-- refused
CREATE OR REPLACE FUNCTION pages() RETURNS TABLE (shop integer) LANGUAGE sql AS $$ SELECT 1 $$

CREATE OR REPLACE FUNCTION pages() RETURNS TABLE (shop int4, page varchar) LANGUAGE sql AS $$ SELECT 2, ''::varchar $$

CREATE OR REPLACE FUNCTION shops() RETURNS TABLE (other integer) LANGUAGE sql AS $$ SELECT 1 $$

CREATE OR REPLACE FUNCTION shops() RETURNS SETOF integer LANGUAGE sql AS $$ SELECT 1 $$

CREATE OR REPLACE FUNCTION label(character varying) RETURNS varchar LANGUAGE sql AS $$ SELECT ''::varchar $$

-- refused
CREATE OR REPLACE FUNCTION label(varchar) RETURNS text LANGUAGE sql AS $$ SELECT ''::text $$

-- refused
ALTER TABLE parts ALTER COLUMN label TYPE varchar(20)

-- refused
ALTER TABLE parts ADD COLUMN more int, ALTER COLUMN size TYPE bigint

ALTER TABLE parts ALTER COLUMN note TYPE varchar(20)

-- refused
ALTER TABLE parts DROP COLUMN size

ALTER TABLE parts DROP COLUMN size CASCADE

ALTER TABLE parts DROP COLUMN note

-- refused
ALTER TABLE stock ALTER COLUMN part TYPE bigint

ALTER TABLE stock DROP COLUMN note

-- refused
ALTER TABLE visits ALTER COLUMN at TYPE timestamp

-- refused
ALTER TABLE visits DROP COLUMN at

-- refused
ALTER TABLE empty_yet DROP COLUMN n CASCADE

-- refused
ALTER TABLE parts ALTER COLUMN id DROP NOT NULL

ALTER TABLE parts DROP CONSTRAINT parts_pkey, ALTER COLUMN id DROP NOT NULL

-- refused
ALTER TABLE parts ADD PRIMARY KEY (id)

ALTER TABLE parts ADD PRIMARY KEY (id), DROP CONSTRAINT parts_pkey

ALTER TABLE stock ADD PRIMARY KEY (part)

-- refused
CREATE TABLE guests (id bigint)

-- refused
CREATE TABLE guests AS SELECT 1 AS id

-- refused
CREATE TYPE mood AS ENUM ('fair')

-- refused
CREATE DOMAIN mood AS text

-- refused
CREATE INDEX plain_page ON plain (id)

-- refused
CREATE INDEX guests_mail ON guests (mail)

-- refused
CREATE INDEX guests_town ON guests (town)

-- refused
CREATE UNIQUE INDEX ON guests (mail, town)

-- refused
ALTER TABLE guests ADD COLUMN mail text

-- refused
ALTER TABLE guests ADD COLUMN town text, ADD COLUMN mail text

-- refused
ALTER TABLE guests DROP COLUMN town

-- refused
ALTER TABLE guests ALTER COLUMN town TYPE text

-- refused
ALTER TABLE guests ALTER COLUMN town SET NOT NULL

-- refused
ALTER TABLE guests ALTER COLUMN town DROP NOT NULL

-- refused
ALTER TABLE guests ALTER COLUMN town SET DEFAULT 'x'

-- refused
ALTER TABLE guests ALTER COLUMN town DROP DEFAULT

-- refused
ALTER TABLE guests RENAME COLUMN town TO city

-- refused
ALTER TABLE guests RENAME COLUMN name TO mail

-- refused
ALTER TABLE guests ADD CONSTRAINT guests_visits CHECK (visits < 100)

-- refused
ALTER TABLE guests ADD CONSTRAINT guests_part FOREIGN KEY (visits) REFERENCES parts (id)

-- refused
ALTER TABLE guests ADD CONSTRAINT guests_mail UNIQUE (name)

-- refused
ALTER TABLE guests ADD CONSTRAINT guests_town UNIQUE (town)

-- refused
ALTER TABLE guests ADD FOREIGN KEY (town) REFERENCES parts (id)

-- refused
ALTER TABLE guests ADD FOREIGN KEY (visits) REFERENCES parts (number)

-- refused
ALTER TABLE plain ADD PRIMARY KEY (number), DROP CONSTRAINT plain_pkey

-- refused
ALTER TABLE guests ADD COLUMN open boolean NOT NULL DEFAULT 0

-- refused
ALTER TABLE guests ADD COLUMN open boolean DEFAULT 'maybe'

-- refused
ALTER TABLE guests ADD COLUMN rank integer DEFAULT false

-- refused
ALTER TABLE guests ALTER COLUMN visits SET DEFAULT 'none'

-- refused
CREATE TABLE rooms (id integer, open boolean DEFAULT 1)

-- refused
CREATE TABLE rooms (id integer DEFAULT '')

-- refused
INSERT INTO guests (name, town) VALUES ('A', 'B')

-- refused
INSERT INTO guests (name, town) SELECT label, note FROM parts

-- refused
INSERT INTO guests (mail) VALUES ('a@b')

-- refused
INSERT INTO guests (mail, visits) VALUES ('a@b', DEFAULT), ('b@b', 1)

-- refused
UPDATE guests SET town = 'A' WHERE id = 1

CREATE TABLE IF NOT EXISTS guests (id bigint)

CREATE TEMPORARY TABLE guests (id bigint)

CREATE TABLE draft (id integer)

CREATE TYPE guest_mood AS ENUM ('fair')

CREATE INDEX IF NOT EXISTS plain_page ON plain (id)

CREATE INDEX guests_lower ON guests (lower(name), (visits + 1), "mail" DESC)

ALTER TABLE guests ADD COLUMN IF NOT EXISTS mail text

ALTER TABLE guests DROP COLUMN mail, ADD COLUMN mail text

ALTER TABLE guests DROP COLUMN IF EXISTS town

ALTER TABLE guests ADD COLUMN town text, ALTER COLUMN town SET DEFAULT 'x'

ALTER TABLE guests ADD COLUMN town text, ADD CONSTRAINT town UNIQUE (town)

ALTER TABLE guests DROP CONSTRAINT guests_visits, ADD CONSTRAINT guests_visits CHECK (visits < 100)

ALTER TABLE guests DROP CONSTRAINT guests_mail, ADD CONSTRAINT guests_mail UNIQUE (name)

ALTER TABLE copied ALTER COLUMN label SET DEFAULT 'x'

ALTER TABLE copied ADD COLUMN size integer, DROP COLUMN label

CREATE INDEX copied_label ON copied (label)

ALTER TABLE guests ADD COLUMN open boolean DEFAULT 'Y'

ALTER TABLE guests ADD COLUMN open boolean DEFAULT ' on '

ALTER TABLE guests ADD COLUMN rank integer DEFAULT ' 7 '

ALTER TABLE guests ADD COLUMN ranks integer[] DEFAULT '{}'

INSERT INTO filled (id) VALUES (1)

INSERT INTO guests (name) VALUES ('A')

INSERT INTO guests (mail) SELECT label FROM parts

INSERT INTO copied (label) VALUES ('A')

UPDATE copied SET label = 'A' WHERE id = 1
