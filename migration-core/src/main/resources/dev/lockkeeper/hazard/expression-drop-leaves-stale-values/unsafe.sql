-- V1__lines.sql
CREATE TABLE lines (
  id bigint PRIMARY KEY,
  pieces integer NOT NULL,
  cents integer NOT NULL,
  total integer GENERATED ALWAYS AS (pieces * cents) STORED,
  tax integer GENERATED ALWAYS AS (cents * 19 / 100) STORED NOT NULL
);

-- V2__own_total.sql
-- expect expression-drop-leaves-stale-values
ALTER TABLE lines ALTER COLUMN total DROP EXPRESSION;
-- expect expression-drop-leaves-stale-values, new-required-column-breaks-writers
ALTER TABLE lines ALTER COLUMN tax DROP EXPRESSION IF EXISTS;
