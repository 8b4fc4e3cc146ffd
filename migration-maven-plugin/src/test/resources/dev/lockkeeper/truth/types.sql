CREATE DOMAIN anything AS text;

CREATE DOMAIN short AS varchar(20) CHECK (length(VALUE) < 15);

CREATE DOMAIN shorter AS short;

CREATE DOMAIN required AS int NOT NULL;

CREATE DOMAIN lateness AS int;

ALTER DOMAIN lateness ADD CONSTRAINT late CHECK (VALUE > 0) NOT VALID;

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

CREATE TYPE temper AS ENUM ('sad', 'ok', 'happy');

CREATE TYPE pair AS (a int, b text);

CREATE COLLATION upside (provider = icu, locale = 'de');

CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';

CREATE FUNCTION dice() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 4; END';

CREATE FUNCTION steady() RETURNS int LANGUAGE plpgsql STABLE AS 'BEGIN RETURN 4; END';

CREATE TABLE kinds (
  id int PRIMARY KEY,
  i2 smallint,
  i4 int,
  i8 bigint,
  f4 real,
  f8 double precision,
  n numeric,
  n102 numeric(10,2),
  t text,
  v varchar,
  v20 varchar(20),
  c5 char(5),
  b boolean,
  d date,
  tm time,
  ttz timetz,
  ts timestamp,
  ts3 timestamp(3),
  tstz timestamptz,
  tstz3 timestamptz(3),
  iv interval,
  ivs interval(3),
  u uuid,
  js json,
  jb jsonb,
  x xml,
  ba bytea,
  net inet,
  cid cidr,
  mac macaddr,
  bt bit(5),
  vb varbit,
  vb5 varbit(5),
  ia int[],
  ta text[],
  va varchar(10)[],
  m mood,
  ma mood[],
  dom anything,
  sh short,
  shr shorter,
  late lateness,
  p pair,
  r int4range,
  tsv tsvector,
  o oid,
  money money,
  nm name
);

CREATE INDEX kinds_t_idx ON kinds (t);

CREATE INDEX kinds_t_pattern_idx ON kinds (t text_pattern_ops);

CREATE INDEX kinds_lower_v_idx ON kinds (lower(v));

CREATE INDEX kinds_v20_part_idx ON kinds (i4) WHERE v20 IS NOT NULL;

CREATE INDEX kinds_i4_idx ON kinds (i4);

CREATE INDEX kinds_inc_idx ON kinds (i8) INCLUDE (v);

CREATE INDEX kinds_m_idx ON kinds (m);

CREATE UNIQUE INDEX kinds_ts_idx ON kinds (ts);

CREATE INDEX kinds_jb_idx ON kinds USING gin (jb);

CREATE INDEX kinds_net_idx ON kinds (net);

CREATE INDEX kinds_cid_idx ON kinds (cid);

INSERT INTO kinds (id, i2, i4, i8, n, n102, t, v, v20, c5, b, d, ts, ts3, tstz, js, jb, m, dom, late)
  SELECT i, i, i, i, i, i, 't', 'v', 'v', 'c', true, '2024-01-01', timestamp '2024-01-01' + i * interval '1 day', '2024-01-01', '2024-01-01', '{}', '{}', 'ok', 'd', 1 FROM generate_series(1, 5) i;

CREATE TABLE parent (code varchar(10) PRIMARY KEY, alt int UNIQUE);

CREATE TABLE child (code varchar(10) REFERENCES parent (code), alt int REFERENCES parent (alt), self varchar(10));

INSERT INTO parent SELECT 'c' || i, i FROM generate_series(1, 3) i;

INSERT INTO child SELECT 'c' || i, i, 'x' FROM generate_series(1, 3) i;

CREATE TABLE checked (a varchar(10), b int, c int, d numeric(6,2),
  CONSTRAINT a_short CHECK (length(a) < 8), CONSTRAINT b_pos CHECK (b > 0), CONSTRAINT both_pos CHECK (b + c > 0));

INSERT INTO checked VALUES ('a', 1, 1, 1);

CREATE TABLE gen (a int, b varchar(10), g int GENERATED ALWAYS AS (a * 2) STORED, h int, n int NOT NULL DEFAULT 3);

INSERT INTO gen (a, b) VALUES (1, 'b');

CREATE TABLE excl (during tsrange, room int, EXCLUDE USING gist (during WITH &&));

INSERT INTO excl VALUES ('[2024-01-01,2024-01-02)', 1);

-- statements
ALTER TABLE kinds ALTER COLUMN i2 TYPE int

ALTER TABLE kinds ALTER COLUMN i4 TYPE bigint

ALTER TABLE kinds ALTER COLUMN i4 TYPE int

ALTER TABLE kinds ALTER COLUMN i4 TYPE numeric

ALTER TABLE kinds ALTER COLUMN i4 TYPE text

ALTER TABLE kinds ALTER i8 TYPE int

ALTER TABLE kinds ALTER COLUMN f4 TYPE double precision

ALTER TABLE kinds ALTER COLUMN n TYPE numeric(20,5)

ALTER TABLE kinds ALTER COLUMN n102 TYPE numeric(10,3)

ALTER TABLE kinds ALTER COLUMN n102 TYPE numeric(12,2)

ALTER TABLE kinds ALTER COLUMN n102 TYPE decimal(12,2)

ALTER TABLE kinds ALTER COLUMN n102 TYPE numeric(9,2)

ALTER TABLE kinds ALTER COLUMN n102 TYPE numeric

ALTER TABLE kinds ALTER COLUMN t TYPE varchar

ALTER TABLE kinds ALTER COLUMN t TYPE varchar(50)

ALTER TABLE kinds ALTER COLUMN t TYPE text

ALTER TABLE kinds ALTER COLUMN t SET DATA TYPE character varying

ALTER TABLE kinds ALTER COLUMN t TYPE text COLLATE "C"

ALTER TABLE kinds ALTER COLUMN t TYPE text COLLATE upside

ALTER TABLE kinds ALTER COLUMN v TYPE text

ALTER TABLE kinds ALTER COLUMN v TYPE varchar(5)

ALTER TABLE kinds ALTER COLUMN v20 TYPE varchar(30)

ALTER TABLE kinds ALTER COLUMN v20 TYPE varchar

ALTER TABLE kinds ALTER COLUMN v20 TYPE text

ALTER TABLE kinds ALTER COLUMN v20 TYPE varchar(10)

ALTER TABLE kinds ALTER COLUMN c5 TYPE char(8)

ALTER TABLE kinds ALTER COLUMN c5 TYPE varchar

ALTER TABLE kinds ALTER COLUMN c5 TYPE varchar(10)

ALTER TABLE kinds ALTER COLUMN c5 TYPE bpchar

ALTER TABLE kinds ALTER COLUMN b TYPE int USING b::int

ALTER TABLE kinds ALTER COLUMN d TYPE timestamp

ALTER TABLE kinds ALTER COLUMN d TYPE timestamptz

ALTER TABLE kinds ALTER COLUMN tm TYPE time(3)

ALTER TABLE kinds ALTER COLUMN tm TYPE timetz

ALTER TABLE kinds ALTER COLUMN ttz TYPE timetz(6)

ALTER TABLE kinds ALTER COLUMN ts TYPE timestamp(6)

ALTER TABLE kinds ALTER COLUMN ts TYPE timestamp(0)

ALTER TABLE kinds ALTER COLUMN ts TYPE date

ALTER TABLE kinds ALTER COLUMN ts3 TYPE timestamp(4)

ALTER TABLE kinds ALTER COLUMN tstz TYPE timestamptz(6)

ALTER TABLE kinds ALTER COLUMN tstz3 TYPE timestamptz

ALTER TABLE kinds ALTER COLUMN tstz3 TYPE timestamptz(1)

ALTER TABLE kinds ALTER COLUMN iv TYPE interval(3)

ALTER TABLE kinds ALTER COLUMN ivs TYPE interval

ALTER TABLE kinds ALTER COLUMN iv TYPE interval day to second

ALTER TABLE kinds ALTER COLUMN u TYPE text

ALTER TABLE kinds ALTER COLUMN js TYPE jsonb

ALTER TABLE kinds ALTER COLUMN js TYPE text

ALTER TABLE kinds ALTER COLUMN x TYPE text

ALTER TABLE kinds ALTER COLUMN net TYPE text

ALTER TABLE kinds ALTER COLUMN net TYPE cidr

ALTER TABLE kinds ALTER COLUMN cid TYPE inet

ALTER TABLE kinds ALTER COLUMN mac TYPE macaddr8

ALTER TABLE kinds ALTER COLUMN bt TYPE varbit

ALTER TABLE kinds ALTER COLUMN bt TYPE bit(6)

ALTER TABLE kinds ALTER COLUMN vb5 TYPE varbit(8)

ALTER TABLE kinds ALTER COLUMN vb5 TYPE varbit

ALTER TABLE kinds ALTER COLUMN vb5 TYPE varbit(3)

ALTER TABLE kinds ALTER COLUMN ia TYPE bigint[]

ALTER TABLE kinds ALTER COLUMN ta TYPE varchar[]

ALTER TABLE kinds ALTER COLUMN va TYPE text[]

ALTER TABLE kinds ALTER COLUMN va TYPE varchar[]

ALTER TABLE kinds ALTER COLUMN va TYPE varchar(10)[]

ALTER TABLE kinds ALTER COLUMN m TYPE text

ALTER TABLE kinds ALTER COLUMN m TYPE temper USING m::text::temper

ALTER TABLE kinds ALTER COLUMN m TYPE mood

ALTER TABLE kinds ALTER COLUMN dom TYPE text

ALTER TABLE kinds ALTER COLUMN t TYPE anything

ALTER TABLE kinds ALTER COLUMN v TYPE anything

ALTER TABLE kinds ALTER COLUMN sh TYPE varchar(20)

ALTER TABLE kinds ALTER COLUMN sh TYPE text

ALTER TABLE kinds ALTER COLUMN v20 TYPE short

ALTER TABLE kinds ALTER COLUMN shr TYPE short

ALTER TABLE kinds ALTER COLUMN late TYPE int

ALTER TABLE kinds ALTER COLUMN i4 TYPE lateness

ALTER TABLE kinds ALTER COLUMN o TYPE regclass

ALTER TABLE kinds ALTER COLUMN o TYPE int

ALTER TABLE kinds ALTER COLUMN money TYPE numeric

ALTER TABLE kinds ALTER COLUMN nm TYPE text

ALTER TABLE kinds ALTER COLUMN v TYPE name

ALTER TABLE kinds ALTER COLUMN ba TYPE text USING encode(ba, 'hex')

ALTER TABLE kinds ALTER COLUMN v TYPE text USING v::text

ALTER TABLE kinds ALTER COLUMN v TYPE text USING trim(v)

ALTER TABLE kinds ALTER COLUMN v20 TYPE varchar(30) USING v20::varchar(30)

ALTER TABLE kinds ALTER COLUMN v20 TYPE varchar(30) USING v20

ALTER TABLE kinds ALTER COLUMN v TYPE text USING (v)

ALTER TABLE kinds ALTER COLUMN v TYPE text USING CAST(v AS text)

ALTER TABLE kinds ALTER COLUMN v TYPE text USING v || ''

ALTER TABLE kinds ALTER COLUMN v TYPE text USING t

ALTER TABLE kinds ALTER COLUMN v TYPE text, ALTER COLUMN v20 TYPE varchar(40)

ALTER TABLE kinds ALTER COLUMN v TYPE text, ALTER COLUMN i4 TYPE bigint

ALTER TABLE kinds ALTER COLUMN v TYPE text, ADD CHECK (i4 > 0)

ALTER TABLE kinds ALTER COLUMN i4 TYPE bigint, ALTER COLUMN i4 SET NOT NULL

ALTER TABLE kinds ALTER COLUMN i4 SET DEFAULT 3, ALTER COLUMN i4 TYPE bigint

ALTER TABLE kinds ALTER COLUMN i4 SET NOT NULL, ALTER COLUMN i8 SET NOT NULL

ALTER TABLE kinds ALTER COLUMN id TYPE bigint

ALTER TABLE kinds ADD COLUMN z anything

ALTER TABLE kinds ADD COLUMN z anything DEFAULT 'x'

ALTER TABLE kinds ADD COLUMN z short

ALTER TABLE kinds ADD COLUMN z shorter

ALTER TABLE kinds ADD COLUMN z required DEFAULT 4

ALTER TABLE kinds ADD COLUMN z lateness

ALTER TABLE kinds ADD COLUMN z short[]

ALTER TABLE kinds ADD COLUMN z pair

ALTER TABLE kinds ADD COLUMN z mood DEFAULT 'ok'

ALTER TABLE kinds ADD COLUMN z mood NOT NULL DEFAULT 'ok'

ALTER TABLE kinds ADD COLUMN z int DEFAULT twice(3)

ALTER TABLE kinds ADD COLUMN z int DEFAULT dice()

ALTER TABLE kinds ADD COLUMN z int DEFAULT steady()

ALTER TABLE kinds ADD COLUMN z text DEFAULT 'a' || 'b'

ALTER TABLE kinds ADD COLUMN z timestamptz DEFAULT now() + interval '1 day'

ALTER TABLE kinds ADD COLUMN z date DEFAULT current_date

ALTER TABLE kinds ADD COLUMN z timestamptz DEFAULT statement_timestamp()

ALTER TABLE kinds ADD COLUMN z text DEFAULT timeofday()

ALTER TABLE kinds ADD COLUMN z timestamptz NOT NULL DEFAULT transaction_timestamp()

ALTER TABLE kinds ADD COLUMN z timestamp DEFAULT localtimestamp

ALTER TABLE kinds ADD COLUMN z text DEFAULT current_user

ALTER TABLE kinds ADD COLUMN z text DEFAULT md5(random()::text)

ALTER TABLE kinds ADD COLUMN z jsonb DEFAULT '{}'::jsonb

ALTER TABLE kinds ADD COLUMN z jsonb DEFAULT jsonb_build_object('a', 1)

ALTER TABLE kinds ADD COLUMN z int[] DEFAULT '{}'

ALTER TABLE kinds ADD COLUMN z int[] DEFAULT ARRAY[1, 2]

ALTER TABLE kinds ADD COLUMN z text[] NOT NULL DEFAULT array[]::text[]

ALTER TABLE kinds ADD COLUMN z uuid DEFAULT '00000000-0000-0000-0000-000000000000'

ALTER TABLE kinds ADD COLUMN z boolean NOT NULL DEFAULT false

ALTER TABLE kinds ADD COLUMN z numeric(10,2) DEFAULT 0.00

ALTER TABLE kinds ADD COLUMN z varchar(3) DEFAULT 'abc'

ALTER TABLE kinds ADD COLUMN z char(3) DEFAULT 'abc'

ALTER TABLE kinds ADD COLUMN z int DEFAULT NULL

ALTER TABLE kinds ADD COLUMN z int NULL

ALTER TABLE kinds ADD COLUMN z serial

ALTER TABLE kinds ADD COLUMN z int GENERATED BY DEFAULT AS IDENTITY

ALTER TABLE kinds ADD COLUMN z text GENERATED ALWAYS AS (t || v) STORED

ALTER TABLE kinds ADD COLUMN IF NOT EXISTS i4 int DEFAULT random()

ALTER TABLE kinds ADD COLUMN IF NOT EXISTS i4 bigserial

ALTER TABLE kinds ADD COLUMN z int DEFAULT 1, ADD CONSTRAINT zpos CHECK (z > 0)

ALTER TABLE kinds ADD COLUMN z int, ADD CONSTRAINT zpos CHECK (z > 0) NOT VALID

ALTER TABLE kinds ADD COLUMN z int DEFAULT 1 NOT NULL, ADD UNIQUE (id, z)

ALTER TABLE kinds ADD COLUMN z int, ALTER COLUMN z SET DEFAULT 4

ALTER TABLE kinds ADD COLUMN z text COLLATE "C" DEFAULT 'x'

-- from 16
ALTER TABLE kinds ADD COLUMN z text STORAGE EXTERNAL

ALTER TABLE kinds ADD z int, ADD y int

ALTER TABLE parent ALTER COLUMN code TYPE varchar(20)

ALTER TABLE parent ALTER COLUMN code TYPE text

ALTER TABLE parent ALTER COLUMN alt TYPE bigint

ALTER TABLE child ALTER COLUMN code TYPE varchar(20)

ALTER TABLE child ALTER COLUMN code TYPE text

ALTER TABLE child ALTER COLUMN code TYPE varchar(5)

ALTER TABLE child ALTER COLUMN alt TYPE bigint

ALTER TABLE child ALTER COLUMN self TYPE text

ALTER TABLE parent ALTER COLUMN code TYPE varchar(10) COLLATE "C"

ALTER TABLE checked ALTER COLUMN a TYPE varchar(20)

ALTER TABLE checked ALTER COLUMN a TYPE text

ALTER TABLE checked ALTER COLUMN b TYPE bigint

ALTER TABLE checked ALTER COLUMN c TYPE int

ALTER TABLE checked ALTER COLUMN d TYPE numeric(8,2)

ALTER TABLE checked ALTER COLUMN a TYPE text, ALTER COLUMN d TYPE numeric(9,2)

ALTER TABLE gen ALTER COLUMN b TYPE varchar(20)

ALTER TABLE gen ALTER COLUMN g DROP EXPRESSION

ALTER TABLE gen ALTER COLUMN g TYPE bigint

ALTER TABLE gen ADD COLUMN k int GENERATED ALWAYS AS (h + 1) STORED

ALTER TABLE gen DROP COLUMN g

ALTER TABLE gen DROP COLUMN a CASCADE

ALTER TABLE gen ALTER COLUMN g SET NOT NULL

ALTER TABLE gen ALTER COLUMN n SET NOT NULL

ALTER TABLE gen ALTER COLUMN n DROP DEFAULT, ALTER COLUMN n ADD GENERATED BY DEFAULT AS IDENTITY

ALTER TABLE gen ALTER COLUMN n DROP NOT NULL

-- from 17
ALTER TABLE gen ALTER COLUMN g SET EXPRESSION AS (a * 3)

ALTER TABLE excl ALTER COLUMN during TYPE tsrange

ALTER TABLE excl ADD EXCLUDE USING gist (during WITH =)

ALTER TABLE excl DROP CONSTRAINT excl_during_excl

ALTER TABLE excl ADD CONSTRAINT roomy EXCLUDE USING btree (room WITH =) DEFERRABLE INITIALLY DEFERRED

ALTER DOMAIN anything ADD CHECK (VALUE <> '')

ALTER DOMAIN anything ADD CONSTRAINT nonempty CHECK (VALUE <> '') NOT VALID

ALTER DOMAIN short ADD CHECK (VALUE <> '')

ALTER DOMAIN short DROP CONSTRAINT short_check

ALTER DOMAIN lateness VALIDATE CONSTRAINT late

ALTER DOMAIN anything SET NOT NULL

ALTER DOMAIN short DROP NOT NULL

ALTER DOMAIN anything RENAME TO everything

ALTER DOMAIN anything DROP DEFAULT

ALTER DOMAIN lateness RENAME CONSTRAINT late TO later

ALTER DOMAIN anything OWNER TO current_user

ALTER TYPE mood ADD VALUE 'ecstatic' AFTER 'happy'

ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok'

ALTER TYPE mood RENAME TO feeling

ALTER TYPE pair ADD ATTRIBUTE c int

ALTER TYPE pair RENAME ATTRIBUTE a TO aa

CREATE TYPE colour AS ENUM ('red')

CREATE DOMAIN tiny AS smallint CHECK (VALUE < 10)

DROP TYPE temper

DROP DOMAIN required

DROP DOMAIN IF EXISTS nowhere

DROP DOMAIN shorter CASCADE
