CREATE SCHEMA yard;

CREATE TYPE cargo AS ENUM ('dry', 'wet');

CREATE DOMAIN tonnage AS numeric(10,2) CHECK (VALUE >= 0);

CREATE FUNCTION bump() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;

CREATE TABLE ports (id serial PRIMARY KEY, code varchar(5) NOT NULL, name text, country text NOT NULL DEFAULT 'de', CONSTRAINT ports_code_key UNIQUE (code));

CREATE TABLE ships (
  imo int PRIMARY KEY,
  name varchar(50) NOT NULL,
  flag text,
  built date,
  weight tonnage,
  kind cargo DEFAULT 'dry',
  home_id int,
  meta json,
  captain varchar(100),
  CONSTRAINT ships_home_fk FOREIGN KEY (home_id) REFERENCES ports (id),
  CONSTRAINT ships_captain_present CHECK (captain IS NOT NULL) NOT VALID,
  CONSTRAINT ships_flag_check CHECK (flag <> '')
);

CREATE INDEX ships_name_idx ON ships (name);

CREATE INDEX ships_home_idx ON ships (home_id);

CREATE TABLE yard.slots (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ship int REFERENCES ships ON DELETE CASCADE, at timestamp NOT NULL, until timestamp, note varchar(20));

CREATE INDEX slots_at_idx ON yard.slots (at);

CREATE TABLE voyages (id bigint NOT NULL, ship int NOT NULL, departed date NOT NULL, cost numeric(8,2), PRIMARY KEY (id, departed), FOREIGN KEY (ship) REFERENCES ships) PARTITION BY RANGE (departed);

CREATE TABLE voyages_a PARTITION OF voyages FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');

CREATE TABLE voyages_b PARTITION OF voyages FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');

CREATE TABLE voyages_c (LIKE voyages INCLUDING ALL, CHECK (departed >= '2022-01-01' AND departed < '2023-01-01'));

CREATE TABLE crew (id int, name text NOT NULL, CONSTRAINT crew_pk PRIMARY KEY (id));

CREATE TABLE officers (rank text) INHERITS (crew);

CREATE VIEW fleet AS SELECT s.imo, s.name, p.name AS port FROM ships s LEFT JOIN ports p ON p.id = s.home_id;

CREATE MATERIALIZED VIEW costs AS SELECT ship, sum(cost) AS total FROM voyages GROUP BY ship;

CREATE TRIGGER ships_bump BEFORE UPDATE ON ships FOR EACH ROW EXECUTE FUNCTION bump();

INSERT INTO ports (code, name) SELECT 'p' || i, 'n' FROM generate_series(1, 5) i;

INSERT INTO ships SELECT i, 's' || i, 'f', '2000-01-01', i, 'dry', i, '{}', 'c' FROM generate_series(1, 5) i;

INSERT INTO yard.slots (ship, at, until) SELECT i, now(), now() FROM generate_series(1, 5) i;

INSERT INTO voyages SELECT i, i, '2020-05-01', i FROM generate_series(1, 5) i;

INSERT INTO voyages SELECT i, i, '2021-05-01', i FROM generate_series(1, 5) i;

INSERT INTO voyages_c SELECT i, i, '2022-05-01', i FROM generate_series(1, 5) i;

INSERT INTO crew SELECT i, 'c' FROM generate_series(1, 5) i;

INSERT INTO officers SELECT i, 'o', 'r' FROM generate_series(11, 15) i;

REFRESH MATERIALIZED VIEW costs;

-- statements

ALTER TABLE ships ADD COLUMN draught numeric(5,2) NOT NULL DEFAULT 0

ALTER TABLE ships ADD COLUMN call_sign text NOT NULL DEFAULT md5(random()::text)

ALTER TABLE ships ADD COLUMN load tonnage NOT NULL DEFAULT 0

ALTER TABLE ships ADD COLUMN second_home int REFERENCES ports (id) NOT DEFERRABLE

ALTER TABLE ships ADD COLUMN sister int CONSTRAINT sister_fk REFERENCES ships DEFERRABLE INITIALLY DEFERRED

ALTER TABLE ships ADD COLUMN age int, ALTER COLUMN built SET NOT NULL, DROP COLUMN meta

ALTER TABLE ships DROP COLUMN home_id CASCADE

ALTER TABLE ships DROP COLUMN kind, DROP COLUMN IF EXISTS kind2

ALTER TABLE ships ALTER COLUMN captain SET NOT NULL

ALTER TABLE ships VALIDATE CONSTRAINT ships_captain_present

ALTER TABLE ships ALTER COLUMN weight TYPE numeric(10,2)

ALTER TABLE ships ALTER COLUMN weight TYPE numeric

ALTER TABLE ships ALTER COLUMN weight DROP NOT NULL

ALTER TABLE ships ALTER COLUMN captain TYPE text

ALTER TABLE ships ALTER COLUMN flag TYPE varchar(2)

ALTER TABLE ships ALTER COLUMN kind DROP DEFAULT, ALTER COLUMN kind TYPE text USING kind::text, ADD CONSTRAINT kind_known CHECK (kind IN ('dry', 'wet'))

ALTER TABLE ships ALTER COLUMN meta TYPE jsonb

ALTER TABLE ships ALTER COLUMN built TYPE timestamp, ALTER COLUMN flag SET DEFAULT 'de'

ALTER TABLE ships ADD CONSTRAINT ships_name_key UNIQUE (name)

ALTER TABLE ships DROP CONSTRAINT ships_home_fk, DROP CONSTRAINT ships_flag_check

ALTER TABLE ships DROP CONSTRAINT ships_pkey CASCADE

ALTER TABLE ships RENAME TO vessels

ALTER TABLE ships RENAME COLUMN name TO title

ALTER TABLE ships SET (toast_tuple_target = 256)

ALTER TABLE ships DISABLE TRIGGER ships_bump, ADD COLUMN x int

ALTER TABLE ships REPLICA IDENTITY USING INDEX ships_pkey

ALTER TABLE ports ALTER COLUMN code TYPE varchar(10)

ALTER TABLE ports ALTER COLUMN code TYPE char(5)

ALTER TABLE ports DROP CONSTRAINT ports_code_key, ADD CONSTRAINT ports_code_key UNIQUE (code, country)

ALTER TABLE ports SET SCHEMA yard

ALTER TABLE yard.slots ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'UTC', ALTER COLUMN until TYPE timestamptz USING until AT TIME ZONE 'UTC'

ALTER TABLE yard.slots ALTER COLUMN at TYPE timestamp(3)

ALTER TABLE yard.slots ALTER COLUMN id DROP IDENTITY, ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY

ALTER TABLE yard.slots ALTER COLUMN id SET GENERATED BY DEFAULT

ALTER TABLE yard.slots ADD CONSTRAINT until_later CHECK (until >= at) NOT VALID, ALTER COLUMN note TYPE varchar(40)

ALTER TABLE yard.slots ADD CONSTRAINT one_ship EXCLUDE USING gist (tsrange(at, until) WITH &&) WHERE (ship IS NULL)

ALTER TABLE yard.slots DROP CONSTRAINT slots_ship_fkey, ADD FOREIGN KEY (ship) REFERENCES ships (imo) ON DELETE SET NULL

ALTER TABLE yard.slots OWNER TO pg_monitor

ALTER TABLE voyages ADD COLUMN fuel numeric DEFAULT 1

ALTER TABLE voyages ALTER COLUMN cost SET NOT NULL

ALTER TABLE voyages DROP COLUMN ship CASCADE

ALTER TABLE voyages DROP CONSTRAINT voyages_ship_fkey

ALTER TABLE voyages ADD CONSTRAINT cost_positive CHECK (cost >= 0) NOT VALID

ALTER TABLE voyages ATTACH PARTITION voyages_c FOR VALUES FROM ('2022-01-01') TO ('2023-01-01')

ALTER TABLE voyages ATTACH PARTITION voyages_c DEFAULT

ALTER TABLE voyages DETACH PARTITION voyages_b

CREATE TABLE voyages_d PARTITION OF voyages FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')

DROP TABLE voyages_b

DROP TABLE voyages CASCADE

CREATE INDEX voyages_ship_idx ON voyages (ship)

CREATE INDEX voyages_ship_only ON ONLY voyages (ship)

CREATE UNIQUE INDEX voyages_a_idx ON voyages_a (ship, departed)

CREATE INDEX ON ships ((meta ->> 'class'))

CREATE INDEX ships_long_idx ON ships (name text_pattern_ops) WHERE captain IS NOT NULL

DROP INDEX ships_home_idx

DROP INDEX yard.slots_at_idx CASCADE

ALTER INDEX yard.slots_at_idx RENAME TO slots_by_time

ALTER TABLE ships_name_idx RENAME TO ships_by_name

REINDEX INDEX yard.slots_at_idx

CLUSTER VERBOSE ships USING ships_name_idx

ANALYZE VERBOSE voyages

REFRESH MATERIALIZED VIEW costs

DROP MATERIALIZED VIEW IF EXISTS costs

CREATE OR REPLACE VIEW fleet AS SELECT s.imo, s.name, p.name AS port, s.flag FROM ships s LEFT JOIN ports p ON p.id = s.home_id

DROP VIEW fleet

ALTER VIEW fleet OWNER TO pg_monitor

ALTER TABLE crew ADD COLUMN hired date NOT NULL DEFAULT now()

ALTER TABLE crew ALTER COLUMN name TYPE varchar(40)

ALTER TABLE crew ADD CONSTRAINT crew_name_len CHECK (length(name) < 50)

ALTER TABLE ONLY crew ADD CONSTRAINT crew_id_pos CHECK (id > 0) NO INHERIT NOT VALID

ALTER TABLE crew DROP COLUMN name

ALTER TABLE crew DROP CONSTRAINT crew_pk

ALTER TABLE officers NO INHERIT crew

ALTER TABLE officers ADD PRIMARY KEY (id)

ALTER TYPE cargo ADD VALUE 'gas'

ALTER TYPE cargo RENAME VALUE 'wet' TO 'liquid'

ALTER DOMAIN tonnage ADD CONSTRAINT not_too_much CHECK (VALUE < 1000000)

ALTER DOMAIN tonnage DROP CONSTRAINT tonnage_check

DROP TYPE cargo CASCADE

DROP DOMAIN tonnage CASCADE

DROP FUNCTION bump() CASCADE

DROP TABLE ships CASCADE

DROP TABLE ports, ships, voyages, yard.slots CASCADE

DROP SCHEMA yard CASCADE

CREATE TABLE berths (id int PRIMARY KEY, port_id int NOT NULL REFERENCES ports, ship int REFERENCES ships (imo) DEFERRABLE, UNIQUE (port_id, ship))

CREATE TABLE ships_new (LIKE ships INCLUDING ALL)

CREATE TABLE yard.ship_names AS SELECT imo, name FROM fleet

CREATE TRIGGER voyages_bump BEFORE INSERT OR UPDATE ON voyages FOR EACH ROW EXECUTE FUNCTION bump()

DROP TRIGGER ships_bump ON ships

ALTER TRIGGER ships_bump ON ships RENAME TO ships_touch

CREATE PUBLICATION sea FOR TABLE ships, voyages

CREATE STATISTICS ships_st ON flag, kind FROM ships

COMMENT ON TABLE yard.slots IS 's'

CREATE POLICY p ON ships USING (EXISTS (SELECT 1 FROM ports WHERE ports.id = home_id))

ALTER SEQUENCE ports_id_seq AS bigint

ALTER SEQUENCE yard.slots_id_seq RESTART
