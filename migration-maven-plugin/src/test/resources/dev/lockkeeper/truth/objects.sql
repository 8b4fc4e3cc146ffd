CREATE DOMAIN positive AS int CHECK (VALUE > 0);

CREATE DOMAIN loose AS int;

CREATE TYPE mood AS ENUM ('good', 'bad');

CREATE TABLE things (id int PRIMARY KEY, p positive, l loose, m mood, n mood DEFAULT 'good');

INSERT INTO things VALUES (1, 1, 1, 'good', 'bad');

CREATE VIEW small AS SELECT id FROM things;

CREATE MATERIALIZED VIEW sums AS SELECT l, count(*) AS n FROM things GROUP BY l;

CREATE UNIQUE INDEX sums_l_idx ON sums (l);

CREATE SEQUENCE counter;

CREATE TRIGGER t BEFORE UPDATE ON things FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- statements

ALTER TABLE things ADD COLUMN a positive

-- differs: whether a domain has a constraint is not carried yet, so every domain is taken to have one
ALTER TABLE things ADD COLUMN a loose

ALTER TABLE things ADD COLUMN a mood

ALTER TABLE things ADD COLUMN a mood DEFAULT 'good'

ALTER TABLE things ALTER COLUMN m TYPE text

ALTER DOMAIN positive ADD CHECK (VALUE < 100)

ALTER DOMAIN positive ADD CONSTRAINT c CHECK (VALUE < 100) NOT VALID

ALTER DOMAIN positive SET NOT NULL

ALTER DOMAIN positive SET DEFAULT 3

ALTER DOMAIN positive DROP CONSTRAINT positive_check

ALTER TYPE mood ADD VALUE 'so so'

ALTER TYPE mood RENAME VALUE 'bad' TO 'worse'

DROP DOMAIN positive CASCADE

-- differs: which tables a view reads is not carried yet
CREATE OR REPLACE VIEW small AS SELECT id FROM things

DROP VIEW small

ALTER VIEW small RENAME TO smaller

-- differs: which tables a materialized view reads is not carried yet
REFRESH MATERIALIZED VIEW sums

-- differs: which tables a materialized view reads is not carried yet
REFRESH MATERIALIZED VIEW CONCURRENTLY sums

DROP MATERIALIZED VIEW sums

CREATE INDEX ON sums (n)

ALTER SEQUENCE counter RESTART WITH 7

DROP SEQUENCE counter

DROP TRIGGER t ON things

-- differs: only comments on tables and columns are read with what they are on
COMMENT ON VIEW small IS 'x'

DROP DATABASE IF EXISTS nowhere

DROP TYPE mood CASCADE

ALTER TRIGGER t ON things RENAME TO u

COMMENT ON TRIGGER t ON things IS 'x'

COMMENT ON CONSTRAINT things_pkey ON things IS 'x'

ALTER TABLE things ENABLE ALWAYS TRIGGER t

ALTER TABLE things ALTER COLUMN m DROP DEFAULT

-- differs: which views read a table is not carried yet
DROP TABLE things CASCADE
