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
