CREATE SCHEMA lab;

CREATE SCHEMA "Archive";

CREATE TYPE triage AS ENUM ('green', 'yellow', 'red');

CREATE TYPE lab.unit AS ENUM ('mg', 'ml');

CREATE TYPE address AS (street text, zip varchar(10), city text);

CREATE TYPE device_row AS (id bigint, label text, serial varchar(20));

CREATE DOMAIN mrn AS varchar(12) CHECK (VALUE ~ '^[A-Z0-9]+$');

CREATE DOMAIN dose AS numeric(8,3);

CREATE DOMAIN nonempty AS text CONSTRAINT nonempty_length CHECK (length(VALUE) > 0);

CREATE SEQUENCE lab.sample_no;

CREATE SEQUENCE ward_seq AS integer;

CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at := now(); RETURN NEW; END $$;

CREATE FUNCTION noop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;

CREATE FUNCTION normalise(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower($1) $$;

CREATE FUNCTION next_code() RETURNS text LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN 'c'; END $$;

CREATE FUNCTION today_code() RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN 'd'; END $$;

CREATE TABLE wards (
  id int PRIMARY KEY DEFAULT nextval('ward_seq'),
  name varchar(40) NOT NULL UNIQUE,
  beds smallint NOT NULL DEFAULT 0 CHECK (beds >= 0),
  floor int
);

ALTER SEQUENCE ward_seq OWNED BY wards.id;

CREATE TABLE practitioners (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  full_name text NOT NULL,
  licence varchar(20),
  email text,
  hired date,
  ward_id int REFERENCES wards,
  home address,
  speciality text DEFAULT 'general',
  CONSTRAINT practitioners_licence_key UNIQUE (licence)
);

CREATE TABLE patients (
  id bigserial PRIMARY KEY,
  mrn mrn,
  given varchar(50),
  family varchar(50),
  born date,
  phone text,
  email varchar(120),
  weight real,
  height numeric(5,2),
  notes text,
  details json,
  tags text[],
  ward_id int,
  updated_at timestamptz DEFAULT now(),
  seen_at timestamp(3),
  level triage DEFAULT 'green',
  code char(6),
  ip inet,
  CONSTRAINT patients_family_present CHECK (family IS NOT NULL),
  CONSTRAINT patients_born_check CHECK (born > '1850-01-01')
);

ALTER TABLE patients ADD CONSTRAINT patients_given_present CHECK (given IS NOT NULL) NOT VALID;

ALTER TABLE patients ADD CONSTRAINT patients_ward_fk FOREIGN KEY (ward_id) REFERENCES wards (id) NOT VALID;

CREATE INDEX patients_family_idx ON patients (family);

CREATE INDEX patients_lower_email_idx ON patients (lower(email));

CREATE UNIQUE INDEX patients_mrn_uidx ON patients (mrn);

CREATE UNIQUE INDEX patients_phone_partial ON patients (phone) WHERE phone IS NOT NULL;

CREATE INDEX patients_seen_idx ON patients (seen_at DESC) INCLUDE (given, email);

CREATE INDEX patients_tags_idx ON patients USING gin (tags);

CREATE STATISTICS patients_stats (dependencies) ON ward_id, level FROM patients;

CREATE TRIGGER patients_stamp BEFORE UPDATE ON patients FOR EACH ROW EXECUTE FUNCTION stamp();

CREATE TABLE "Appointments" (
  "Id" bigint PRIMARY KEY,
  "patientId" bigint NOT NULL CONSTRAINT "apptPatient" REFERENCES patients (id) ON DELETE CASCADE,
  practitioner_id bigint CONSTRAINT appt_practitioner_fk REFERENCES practitioners DEFERRABLE INITIALLY DEFERRED,
  "startsAt" timestamptz NOT NULL,
  "endsAt" timestamptz,
  room int,
  status varchar(10) NOT NULL DEFAULT 'open',
  CONSTRAINT "apptEnds" CHECK ("endsAt" > "startsAt")
);

CREATE INDEX "apptByStart" ON "Appointments" ("startsAt");

CREATE TABLE bookings (
  id serial,
  room int NOT NULL,
  during tsrange,
  note text,
  CONSTRAINT bookings_no_overlap EXCLUDE USING gist (during WITH &&)
);

CREATE UNIQUE INDEX bookings_id_uidx ON bookings (id);

CREATE TABLE lab.samples (
  id bigint PRIMARY KEY DEFAULT nextval('lab.sample_no'),
  patient_id bigint REFERENCES patients,
  unit lab.unit NOT NULL DEFAULT 'mg',
  amount dose,
  taken timestamptz,
  label nonempty DEFAULT 'x',
  barcode bytea,
  volume_ml int,
  volume_l numeric GENERATED ALWAYS AS (volume_ml / 1000.0) STORED
);

CREATE INDEX samples_patient_idx ON lab.samples (patient_id);

ALTER TABLE lab.samples ENABLE ROW LEVEL SECURITY;

CREATE POLICY samples_read ON lab.samples FOR SELECT USING (true);

CREATE TABLE results (
  id bigint,
  sample_id bigint,
  measured date NOT NULL,
  value numeric,
  ok boolean,
  CONSTRAINT results_pkey PRIMARY KEY (id, measured)
) PARTITION BY RANGE (measured);

CREATE TABLE results_2023 PARTITION OF results FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');

CREATE TABLE results_2024 PARTITION OF results FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

CREATE TABLE results_rest PARTITION OF results DEFAULT;

CREATE INDEX results_sample_idx ON results (sample_id);

CREATE TABLE results_2025 (LIKE results INCLUDING DEFAULTS, CONSTRAINT in_2025 CHECK (measured IS NOT NULL AND measured >= '2025-01-01' AND measured < '2026-01-01'));

CREATE TABLE results_2026 (LIKE results INCLUDING ALL);

CREATE TABLE vitals (patient_id bigint NOT NULL, kind text NOT NULL, reading int) PARTITION BY LIST (kind);

CREATE TABLE vitals_pulse PARTITION OF vitals FOR VALUES IN ('pulse');

CREATE TABLE vitals_other PARTITION OF vitals FOR VALUES IN ('temp', 'bp') PARTITION BY HASH (patient_id);

CREATE TABLE vitals_other_0 PARTITION OF vitals_other FOR VALUES WITH (MODULUS 2, REMAINDER 0);

CREATE TABLE vitals_other_1 PARTITION OF vitals_other FOR VALUES WITH (MODULUS 2, REMAINDER 1);

CREATE INDEX vitals_reading_idx ON ONLY vitals (reading);

CREATE INDEX vitals_pulse_reading_idx ON vitals_pulse (reading);

CREATE TABLE vitals_weight (patient_id bigint NOT NULL, kind text NOT NULL CHECK (kind = 'weight'), reading int);

CREATE TABLE result_flags (
  result_id bigint,
  measured date,
  flag text,
  CONSTRAINT result_flags_result_fk FOREIGN KEY (result_id, measured) REFERENCES results (id, measured)
);

CREATE TABLE assets (id int PRIMARY KEY, label text NOT NULL, price numeric(10,2), CONSTRAINT assets_price_check CHECK (price >= 0));

CREATE TABLE beds (motor boolean) INHERITS (assets);

CREATE TABLE pumps (rate int) INHERITS (assets);

CREATE TABLE spare_assets (id int NOT NULL, label text NOT NULL, price numeric(10,2), CONSTRAINT assets_price_check CHECK (price >= 0));

CREATE TABLE devices OF device_row (PRIMARY KEY (id), label WITH OPTIONS NOT NULL DEFAULT 'd');

CREATE TABLE loose_devices (id bigint, label text, serial varchar(20));

CREATE UNLOGGED TABLE visit_cache (k text, v jsonb);

CREATE TABLE "Archive"."Old Visits" (id int, "Seen By" text, at timestamp);

CREATE TABLE consents (patient_id bigint, form text, signed boolean, signed_at timestamptz, PRIMARY KEY (patient_id, form));

CREATE TABLE invoices (id int, patient_id bigint, total int, paid int, note varchar, currency varchar(3) DEFAULT 'EUR', due date);

ALTER TABLE invoices ADD CONSTRAINT invoices_total_check CHECK (total > 0) NOT VALID;

ALTER TABLE invoices ADD CONSTRAINT invoices_patient_fk FOREIGN KEY (patient_id) REFERENCES patients NOT VALID;

CREATE VIEW ward_load AS SELECT ward_id, count(*) AS patients FROM patients GROUP BY ward_id;

CREATE VIEW open_appointments AS SELECT "Id", status FROM "Appointments" WHERE status = 'open';

CREATE MATERIALIZED VIEW ward_census AS SELECT w.id, w.name, count(p.id) AS patients FROM wards w LEFT JOIN patients p ON p.ward_id = w.id GROUP BY w.id, w.name;

CREATE UNIQUE INDEX ward_census_id_idx ON ward_census (id);

CREATE PUBLICATION feed FOR TABLE wards, practitioners;

CREATE TRIGGER appointments_audit AFTER INSERT OR UPDATE ON "Appointments" FOR EACH ROW EXECUTE FUNCTION noop();

INSERT INTO wards (name, beds, floor) SELECT 'w' || i, i, 1 FROM generate_series(1, 5) i;

INSERT INTO practitioners (full_name, licence, email, ward_id) SELECT 'p' || i, 'l' || i, 'e' || i, i FROM generate_series(1, 5) i;

INSERT INTO patients (mrn, given, family, born, phone, email, weight, height, notes, details, tags, ward_id, seen_at, code, ip) SELECT 'M' || i, 'g' || i, 'f' || i, '2000-01-01', 't' || i, 'm' || i, 70, 1.8, '5', '{}', '{a}', i, now(), 'c' || i, '10.0.0.1' FROM generate_series(1, 5) i;

INSERT INTO "Appointments" ("Id", "patientId", practitioner_id, "startsAt", "endsAt", room) SELECT i, i, i, now(), now() + interval '1 hour', i FROM generate_series(1, 5) i;

INSERT INTO bookings (room, during) SELECT i, tsrange('2024-01-01'::timestamp + i * interval '1 day', '2024-01-01'::timestamp + i * interval '1 day' + interval '1 hour') FROM generate_series(1, 5) i;

INSERT INTO lab.samples (patient_id, amount, taken, volume_ml) SELECT i, i, now(), i FROM generate_series(1, 5) i;

INSERT INTO results SELECT i, i, '2023-02-01'::date + i, i, true FROM generate_series(1, 5) i;

INSERT INTO results SELECT i, i, '2024-02-01'::date + i, i, true FROM generate_series(1, 5) i;

INSERT INTO results SELECT i, i, '2027-02-01'::date + i, i, true FROM generate_series(1, 5) i;

INSERT INTO results_2025 SELECT i, i, '2025-02-01'::date + i, i, true FROM generate_series(1, 5) i;

INSERT INTO results_2026 SELECT i, i, '2026-02-01'::date + i, i, true FROM generate_series(1, 5) i;

INSERT INTO vitals SELECT i, 'pulse', i FROM generate_series(1, 5) i;

INSERT INTO vitals SELECT i, 'temp', i FROM generate_series(1, 20) i;

INSERT INTO vitals_weight SELECT i, 'weight', i FROM generate_series(1, 5) i;

INSERT INTO result_flags SELECT i, '2023-02-01'::date + i, 'f' FROM generate_series(1, 5) i;

INSERT INTO assets SELECT i, 'a', i FROM generate_series(1, 5) i;

INSERT INTO beds SELECT i, 'b', i, true FROM generate_series(11, 15) i;

INSERT INTO pumps SELECT i, 'p', i, 1 FROM generate_series(21, 25) i;

INSERT INTO spare_assets SELECT i, 's', i FROM generate_series(31, 35) i;

INSERT INTO devices SELECT i, 'd', 's' FROM generate_series(1, 5) i;

INSERT INTO loose_devices SELECT i, 'd', 's' FROM generate_series(1, 5) i;

INSERT INTO visit_cache SELECT i::text, '{}' FROM generate_series(1, 5) i;

INSERT INTO "Archive"."Old Visits" SELECT i, 'x', now() FROM generate_series(1, 5) i;

INSERT INTO consents SELECT i, 'f', true, now() FROM generate_series(1, 5) i;

INSERT INTO invoices SELECT i, i, i, 0, '7' FROM generate_series(1, 5) i;

REFRESH MATERIALIZED VIEW ward_census;

-- statements

ALTER TABLE patients ADD COLUMN middle varchar(50)

ALTER TABLE patients ADD COLUMN IF NOT EXISTS given text

ALTER TABLE IF EXISTS patients ADD COLUMN consented boolean NOT NULL DEFAULT false

ALTER TABLE IF EXISTS no_such_table ADD COLUMN x int

ALTER TABLE patients ADD COLUMN registered_at timestamptz NOT NULL DEFAULT clock_timestamp()

ALTER TABLE patients ADD COLUMN registered_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN token uuid DEFAULT gen_random_uuid()

ALTER TABLE patients ADD COLUMN code2 text DEFAULT today_code()

ALTER TABLE patients ADD COLUMN code2 text DEFAULT next_code()

ALTER TABLE patients ADD COLUMN code2 text DEFAULT normalise('ABC')

ALTER TABLE patients ADD COLUMN seq bigserial

ALTER TABLE patients ADD COLUMN num int GENERATED BY DEFAULT AS IDENTITY (START 100)

ALTER TABLE patients ADD COLUMN full_name text GENERATED ALWAYS AS (given || ' ' || family) STORED

-- from 18
ALTER TABLE patients ADD COLUMN full_name text GENERATED ALWAYS AS (given || ' ' || family) VIRTUAL

-- from 18
ALTER TABLE patients ADD COLUMN full_name text GENERATED ALWAYS AS (given || ' ' || family)

ALTER TABLE patients ADD COLUMN other_mrn mrn

ALTER TABLE patients ADD COLUMN other_mrn mrn DEFAULT 'A1'

ALTER TABLE lab.samples ADD COLUMN strength dose DEFAULT 1.5

ALTER TABLE patients ADD COLUMN mother_id bigint REFERENCES patients (id) ON DELETE SET NULL

ALTER TABLE patients ADD COLUMN main_practitioner bigint CONSTRAINT main_fk REFERENCES practitioners

ALTER TABLE patients ADD COLUMN main_ward int DEFAULT 1 REFERENCES wards (id)

ALTER TABLE patients ADD COLUMN pager text UNIQUE

ALTER TABLE patients ADD COLUMN pager text CHECK (pager <> '')

ALTER TABLE wards ADD COLUMN ext_id int GENERATED ALWAYS AS IDENTITY UNIQUE

ALTER TABLE patients DROP COLUMN notes

ALTER TABLE patients DROP COLUMN family

ALTER TABLE patients DROP COLUMN IF EXISTS nickname

ALTER TABLE patients DROP COLUMN ward_id CASCADE

ALTER TABLE wards DROP COLUMN id CASCADE

ALTER TABLE "Appointments" DROP COLUMN "startsAt"

ALTER TABLE patients DROP COLUMN phone, ADD COLUMN phones text[] NOT NULL DEFAULT '{}'

ALTER TABLE patients ALTER COLUMN given SET NOT NULL

ALTER TABLE patients ALTER COLUMN family SET NOT NULL

ALTER TABLE patients ALTER COLUMN family SET NOT NULL, DROP CONSTRAINT patients_family_present

ALTER TABLE patients DROP CONSTRAINT patients_family_present, ALTER COLUMN family SET NOT NULL

ALTER TABLE patients VALIDATE CONSTRAINT patients_given_present

ALTER TABLE patients VALIDATE CONSTRAINT patients_given_present, ALTER COLUMN given SET NOT NULL

ALTER TABLE patients VALIDATE CONSTRAINT patients_born_check

ALTER TABLE patients VALIDATE CONSTRAINT patients_ward_fk

ALTER TABLE wards ALTER COLUMN name DROP NOT NULL

ALTER TABLE wards ALTER COLUMN name SET NOT NULL

ALTER TABLE patients ALTER id SET NOT NULL

-- from 18
ALTER TABLE patients ADD CONSTRAINT patients_phone_nn NOT NULL phone NOT VALID

-- from 18
ALTER TABLE patients ADD CONSTRAINT patients_phone_nn NOT NULL phone

-- from 18
ALTER TABLE patients ADD NOT NULL family

ALTER TABLE patients ALTER COLUMN given TYPE varchar(100)

ALTER TABLE patients ALTER COLUMN family TYPE varchar(100)

ALTER TABLE patients ALTER COLUMN family TYPE varchar(30)

ALTER TABLE patients ALTER COLUMN family SET DATA TYPE text COLLATE "C"

ALTER TABLE patients ALTER COLUMN email TYPE text

ALTER TABLE patients ALTER COLUMN email TYPE varchar

ALTER TABLE patients ALTER COLUMN phone TYPE varchar(20)

ALTER TABLE patients ALTER COLUMN phone TYPE varchar

ALTER TABLE patients ALTER COLUMN mrn TYPE varchar(12)

ALTER TABLE patients ALTER COLUMN mrn TYPE text

ALTER TABLE patients ALTER COLUMN mrn TYPE varchar(10)

ALTER TABLE patients ALTER COLUMN height TYPE numeric(7,2)

ALTER TABLE patients ALTER COLUMN height TYPE numeric(7,3)

ALTER TABLE patients ALTER COLUMN height TYPE numeric

ALTER TABLE patients ALTER COLUMN weight TYPE double precision

ALTER TABLE patients ALTER COLUMN details TYPE jsonb USING details::jsonb

ALTER TABLE patients ALTER COLUMN notes TYPE int USING notes::int

ALTER TABLE patients ALTER COLUMN seen_at TYPE timestamp(6)

ALTER TABLE patients ALTER COLUMN seen_at TYPE timestamp

ALTER TABLE patients ALTER COLUMN seen_at TYPE timestamp(0)

ALTER TABLE patients ALTER COLUMN code TYPE text

ALTER TABLE patients ALTER COLUMN code TYPE char(10)

ALTER TABLE patients ALTER COLUMN ip TYPE text USING host(ip)

ALTER TABLE patients ALTER COLUMN ip TYPE cidr USING ip::cidr

ALTER TABLE patients ALTER COLUMN tags TYPE varchar[]

ALTER TABLE patients ALTER COLUMN tags TYPE varchar(10)[]

ALTER TABLE patients ALTER COLUMN level DROP DEFAULT, ALTER COLUMN level TYPE text USING level::text

ALTER TABLE patients ALTER COLUMN level TYPE triage USING level::text::triage

ALTER TABLE patients ALTER COLUMN born TYPE timestamptz

ALTER TABLE wards ALTER COLUMN beds TYPE int

ALTER TABLE practitioners ALTER COLUMN full_name TYPE varchar(60)

ALTER TABLE practitioners ALTER COLUMN id TYPE int

ALTER TABLE practitioners ALTER COLUMN licence TYPE varchar(40), ALTER COLUMN email TYPE varchar

ALTER TABLE "Appointments" ALTER COLUMN "patientId" TYPE int, ALTER COLUMN room TYPE bigint

ALTER TABLE "Appointments" ALTER "endsAt" TYPE timestamp USING "endsAt" AT TIME ZONE 'UTC'

ALTER TABLE invoices ALTER COLUMN total TYPE bigint, ALTER COLUMN paid TYPE bigint

ALTER TABLE invoices ALTER COLUMN note TYPE text

ALTER TABLE invoices ALTER COLUMN currency TYPE char(3)

ALTER TABLE invoices ALTER COLUMN patient_id TYPE int

ALTER TABLE lab.samples ALTER COLUMN amount TYPE numeric(8,3)

ALTER TABLE lab.samples ALTER COLUMN amount TYPE numeric(10,3)

ALTER TABLE lab.samples ALTER COLUMN label TYPE text

ALTER TABLE lab.samples ALTER COLUMN patient_id TYPE int

ALTER TABLE lab.samples ALTER COLUMN volume_l TYPE numeric(10,2)

ALTER TABLE invoices ALTER COLUMN note TYPE nonempty

ALTER TABLE invoices ALTER COLUMN note TYPE mrn

ALTER TABLE lab.samples ALTER COLUMN volume_l DROP EXPRESSION

-- from 17
ALTER TABLE lab.samples ALTER COLUMN volume_l SET EXPRESSION AS (volume_ml / 500.0)

ALTER TABLE invoices ALTER COLUMN id SET NOT NULL, ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY

ALTER TABLE practitioners ALTER COLUMN id DROP IDENTITY

ALTER TABLE practitioners ALTER COLUMN id DROP IDENTITY IF EXISTS

ALTER TABLE practitioners ALTER COLUMN id SET GENERATED BY DEFAULT RESTART WITH 1000

ALTER TABLE practitioners ALTER COLUMN speciality SET DEFAULT 'surgery', ALTER COLUMN hired SET DEFAULT CURRENT_DATE

ALTER TABLE practitioners ALTER COLUMN speciality DROP DEFAULT

ALTER TABLE practitioners ALTER COLUMN full_name SET STATISTICS 500

ALTER TABLE practitioners ALTER COLUMN full_name SET STORAGE EXTERNAL

-- from 14
ALTER TABLE practitioners ALTER COLUMN full_name SET COMPRESSION pglz

ALTER TABLE practitioners ALTER COLUMN ward_id SET (n_distinct = 5)

ALTER TABLE practitioners ALTER COLUMN ward_id RESET (n_distinct)

ALTER TABLE practitioners SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01)

ALTER TABLE practitioners RESET (fillfactor)

ALTER TABLE practitioners SET (parallel_workers = 2)

ALTER TABLE practitioners SET (user_catalog_table = true)

ALTER TABLE practitioners SET (log_autovacuum_min_duration = 0), ALTER COLUMN email SET STATISTICS 10

ALTER TABLE practitioners SET (autovacuum_enabled = false), ADD COLUMN x int

ALTER TABLE practitioners CLUSTER ON practitioners_pkey

ALTER TABLE practitioners SET WITHOUT CLUSTER

ALTER TABLE bookings SET UNLOGGED

ALTER TABLE invoices SET UNLOGGED

ALTER TABLE visit_cache SET LOGGED

ALTER TABLE wards SET LOGGED

ALTER TABLE invoices SET TABLESPACE pg_default

-- from 15
ALTER TABLE invoices SET ACCESS METHOD heap

ALTER TABLE wards REPLICA IDENTITY FULL

ALTER TABLE bookings ALTER COLUMN id SET NOT NULL, REPLICA IDENTITY USING INDEX bookings_id_uidx

ALTER TABLE invoices OWNER TO pg_monitor

ALTER TABLE lab.samples FORCE ROW LEVEL SECURITY

ALTER TABLE lab.samples DISABLE ROW LEVEL SECURITY

ALTER TABLE patients DISABLE TRIGGER patients_stamp

ALTER TABLE "Appointments" DISABLE TRIGGER USER

ALTER TABLE "Appointments" ENABLE ALWAYS TRIGGER appointments_audit

ALTER TABLE "Appointments" DISABLE TRIGGER ALL

ALTER TABLE patients RENAME TO clients

ALTER TABLE patients RENAME COLUMN given TO first_name

ALTER TABLE patients RENAME CONSTRAINT patients_born_check TO patients_born_sane

ALTER TABLE patients RENAME CONSTRAINT patients_pkey TO clients_pk

ALTER TABLE "Appointments" RENAME "patientId" TO patient_id

ALTER TABLE invoices SET SCHEMA "Archive"

ALTER TABLE "Archive"."Old Visits" SET SCHEMA public

ALTER TABLE "Archive"."Old Visits" RENAME COLUMN "Seen By" TO seen_by

ALTER TABLE "Archive"."Old Visits" ADD PRIMARY KEY (id)

ALTER TABLE patients ADD CONSTRAINT weight_sane CHECK (weight > 0)

ALTER TABLE patients ADD CONSTRAINT weight_sane CHECK (weight > 0) NOT VALID

ALTER TABLE patients ADD CONSTRAINT weight_sane CHECK (weight > 0) NOT VALID, VALIDATE CONSTRAINT patients_given_present

ALTER TABLE patients ADD CONSTRAINT weight_sane CHECK (weight > 0) NOT VALID, ADD COLUMN x int

ALTER TABLE patients ADD CHECK (height < 3), ADD CHECK (weight < 700)

ALTER TABLE patients ADD CONSTRAINT patients_mrn_key UNIQUE USING INDEX patients_mrn_uidx

ALTER TABLE patients ADD CONSTRAINT patients_code_key UNIQUE (code) DEFERRABLE INITIALLY DEFERRED

ALTER TABLE patients ADD CONSTRAINT patients_code_key UNIQUE (code), ALTER COLUMN code SET NOT NULL

-- from 15
ALTER TABLE patients ADD CONSTRAINT patients_code_key UNIQUE NULLS NOT DISTINCT (code)

ALTER TABLE bookings ADD CONSTRAINT bookings_pk PRIMARY KEY USING INDEX bookings_id_uidx

ALTER TABLE invoices ADD PRIMARY KEY (id)

ALTER TABLE invoices ADD CONSTRAINT invoices_one EXCLUDE USING btree (id WITH =)

ALTER TABLE bookings ADD CONSTRAINT bookings_noover EXCLUDE USING gist (during WITH &&) WHERE (room > 1)

ALTER TABLE invoices VALIDATE CONSTRAINT invoices_total_check, VALIDATE CONSTRAINT invoices_patient_fk

ALTER TABLE invoices VALIDATE CONSTRAINT invoices_patient_fk

ALTER TABLE "Appointments" ALTER CONSTRAINT appt_practitioner_fk NOT DEFERRABLE

ALTER TABLE "Appointments" ALTER CONSTRAINT "apptPatient" DEFERRABLE INITIALLY DEFERRED

ALTER TABLE "Appointments" DROP CONSTRAINT "apptPatient", ADD CONSTRAINT "apptPatient" FOREIGN KEY ("patientId") REFERENCES patients (id)

ALTER TABLE "Appointments" DROP CONSTRAINT "apptPatient", ADD CONSTRAINT "apptPatient" FOREIGN KEY ("patientId") REFERENCES patients (id) NOT VALID

ALTER TABLE "Appointments" DROP CONSTRAINT IF EXISTS "noSuch"

ALTER TABLE "Appointments" DROP CONSTRAINT "apptEnds"

ALTER TABLE practitioners DROP CONSTRAINT practitioners_licence_key

ALTER TABLE practitioners DROP CONSTRAINT practitioners_pkey CASCADE

ALTER TABLE consents ADD FOREIGN KEY (patient_id) REFERENCES patients

ALTER TABLE consents ADD CONSTRAINT consents_patient_fk FOREIGN KEY (patient_id) REFERENCES patients (id) ON DELETE CASCADE NOT VALID

ALTER TABLE consents DROP CONSTRAINT consents_pkey, ADD PRIMARY KEY (form, patient_id)

ALTER TABLE result_flags DROP CONSTRAINT result_flags_result_fk

ALTER TABLE result_flags ADD CONSTRAINT second_fk FOREIGN KEY (result_id, measured) REFERENCES results (id, measured)

ALTER TABLE results ADD CONSTRAINT results_sample_fk FOREIGN KEY (sample_id) REFERENCES lab.samples (id)

-- from 18
ALTER TABLE results ADD CONSTRAINT results_sample_fk FOREIGN KEY (sample_id) REFERENCES lab.samples (id) NOT VALID

ALTER TABLE results_2023 ADD CONSTRAINT r23_sample_fk FOREIGN KEY (sample_id) REFERENCES lab.samples (id) NOT VALID

ALTER TABLE results ADD COLUMN method text DEFAULT 'm'

ALTER TABLE results ALTER COLUMN value SET NOT NULL

ALTER TABLE results ALTER COLUMN value TYPE numeric(12,4)

ALTER TABLE results DROP COLUMN ok

ALTER TABLE results ADD CONSTRAINT value_positive CHECK (value >= 0)

ALTER TABLE results ADD CONSTRAINT value_positive CHECK (value >= 0) NOT VALID

ALTER TABLE ONLY results ALTER COLUMN ok SET DEFAULT false

ALTER TABLE results ALTER COLUMN ok SET DEFAULT false

ALTER TABLE results ADD UNIQUE (sample_id, measured)

ALTER TABLE results RENAME COLUMN ok TO fine

ALTER TABLE results DETACH PARTITION results_2024

-- from 14
ALTER TABLE vitals DETACH PARTITION vitals_pulse CONCURRENTLY

ALTER TABLE results ATTACH PARTITION results_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')

ALTER TABLE results ATTACH PARTITION results_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')

ALTER TABLE vitals ATTACH PARTITION vitals_weight FOR VALUES IN ('weight')

ALTER TABLE vitals DETACH PARTITION vitals_other

ALTER INDEX vitals_reading_idx ATTACH PARTITION vitals_pulse_reading_idx

CREATE TABLE results_2022 PARTITION OF results FOR VALUES FROM ('2022-01-01') TO ('2023-01-01')

CREATE TABLE vitals_weights PARTITION OF vitals FOR VALUES IN ('weight')

CREATE TABLE vitals_any PARTITION OF vitals DEFAULT

CREATE INDEX results_value_idx ON results (value)

CREATE INDEX results_value_idx ON ONLY results (value)

CREATE INDEX CONCURRENTLY results_2023_value_idx ON results_2023 (value)

DROP INDEX results_sample_idx

DROP INDEX vitals_reading_idx

DROP TABLE results_2024 CASCADE

DROP TABLE vitals_pulse

DROP TABLE vitals

ALTER TABLE assets ADD COLUMN vendor text NOT NULL DEFAULT 'v'

ALTER TABLE assets ALTER COLUMN price TYPE numeric(12,2)

ALTER TABLE assets ALTER COLUMN price SET NOT NULL

ALTER TABLE assets DROP CONSTRAINT assets_price_check

ALTER TABLE ONLY assets ADD CONSTRAINT label_len CHECK (length(label) < 100) NO INHERIT

ALTER TABLE assets ADD CONSTRAINT label_len CHECK (length(label) < 100)

ALTER TABLE assets DROP COLUMN price

ALTER TABLE ONLY assets DROP COLUMN price

ALTER TABLE beds ADD COLUMN width int

ALTER TABLE pumps NO INHERIT assets

ALTER TABLE spare_assets INHERIT assets

ALTER TABLE devices NOT OF

ALTER TABLE loose_devices OF device_row

ALTER TYPE device_row ADD ATTRIBUTE firmware text CASCADE

-- differs: of what type an attribute was is not kept, and a longer varchar is not written anew
ALTER TYPE device_row ALTER ATTRIBUTE serial TYPE varchar(30) CASCADE

ALTER TYPE address ADD ATTRIBUTE country text

ALTER TYPE address RENAME ATTRIBUTE zip TO postcode

ALTER TYPE triage ADD VALUE 'black' AFTER 'red'

ALTER TYPE triage ADD VALUE IF NOT EXISTS 'red'

ALTER TYPE triage RENAME VALUE 'green' TO 'low'

ALTER TYPE lab.unit RENAME TO measure

ALTER TYPE triage OWNER TO pg_monitor

ALTER DOMAIN nonempty ADD CONSTRAINT nonempty_max CHECK (length(VALUE) < 1000)

ALTER DOMAIN nonempty ADD CONSTRAINT nonempty_max CHECK (length(VALUE) < 1000) NOT VALID

ALTER DOMAIN nonempty DROP CONSTRAINT nonempty_length

ALTER DOMAIN nonempty SET NOT NULL

ALTER DOMAIN dose SET DEFAULT 0

ALTER DOMAIN mrn RENAME TO record_number

DROP DOMAIN dose CASCADE

DROP TYPE triage CASCADE

CREATE INDEX patients_born_idx ON patients (born)

CREATE INDEX IF NOT EXISTS patients_family_idx ON patients (family)

CREATE INDEX ON "Appointments" (status, "startsAt" DESC)

CREATE UNIQUE INDEX CONCURRENTLY patients_email_uidx ON patients (email)

CREATE INDEX CONCURRENTLY IF NOT EXISTS patients_family_idx ON patients (family)

CREATE INDEX patients_details_idx ON patients USING gin ((details::jsonb))

CREATE INDEX patients_born_brin ON patients USING brin (born) WITH (pages_per_range = 32)

CREATE INDEX patients_norm_idx ON patients (normalise(family)) WHERE ward_id IS NOT NULL

CREATE INDEX ward_census_name_idx ON ward_census (name)

ALTER INDEX patients_family_idx RENAME TO patients_by_family

ALTER INDEX patients_family_idx SET (fillfactor = 70)

ALTER INDEX IF EXISTS no_such_idx RENAME TO other

ALTER INDEX patients_lower_email_idx ALTER COLUMN 1 SET STATISTICS 100

DROP INDEX patients_family_idx

DROP INDEX IF EXISTS patients_family_idx, "apptByStart"

DROP INDEX CONCURRENTLY patients_family_idx

DROP INDEX CONCURRENTLY IF EXISTS no_such_idx

REINDEX INDEX patients_family_idx

REINDEX TABLE patients

REINDEX TABLE CONCURRENTLY wards

REINDEX INDEX CONCURRENTLY patients_family_idx

REINDEX (VERBOSE) TABLE results_2023

REINDEX SCHEMA lab

CLUSTER patients USING patients_family_idx

CLUSTER wards USING wards_name_key

VACUUM patients

VACUUM (FULL, ANALYZE) wards

VACUUM FULL lab.samples

VACUUM (ANALYZE, INDEX_CLEANUP OFF) invoices

ANALYZE patients

ANALYZE patients (given, family)

ANALYZE results

REFRESH MATERIALIZED VIEW ward_census

REFRESH MATERIALIZED VIEW CONCURRENTLY ward_census

REFRESH MATERIALIZED VIEW ward_census WITH NO DATA

CREATE MATERIALIZED VIEW sample_stats AS SELECT unit, count(*) FROM lab.samples GROUP BY unit

CREATE MATERIALIZED VIEW sample_stats AS SELECT unit, count(*) FROM lab.samples GROUP BY unit WITH NO DATA

ALTER MATERIALIZED VIEW ward_census RENAME TO census

ALTER MATERIALIZED VIEW ward_census RENAME COLUMN patients TO heads

DROP MATERIALIZED VIEW ward_census

CREATE OR REPLACE VIEW ward_load AS SELECT ward_id, count(*) AS patients, max(seen_at) AS last FROM patients GROUP BY ward_id

CREATE OR REPLACE VIEW sample_view AS SELECT s.id, p.family FROM lab.samples s JOIN patients p ON p.id = s.patient_id

CREATE VIEW "Load" WITH (security_barrier) AS SELECT * FROM ward_load

ALTER VIEW ward_load RENAME TO load

ALTER VIEW open_appointments ALTER COLUMN status SET DEFAULT 'open'

ALTER VIEW IF EXISTS open_appointments SET (security_barrier = true)

DROP VIEW IF EXISTS ward_load, open_appointments

CREATE TABLE allergies (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, patient_id bigint NOT NULL REFERENCES patients ON DELETE CASCADE, substance text NOT NULL, UNIQUE (patient_id, substance))

CREATE TABLE IF NOT EXISTS wards (id int, building int REFERENCES assets)

CREATE TABLE samples_copy (LIKE lab.samples INCLUDING ALL)

CREATE TABLE patients_backup AS SELECT * FROM patients

CREATE TABLE patients_backup AS TABLE patients WITH NO DATA

CREATE TABLE result_notes (result_id bigint, measured date, note text, FOREIGN KEY (result_id, measured) REFERENCES results)

CREATE TABLE vans (seats int) INHERITS (assets)

CREATE TEMP TABLE scratch_ids AS SELECT id FROM patients WHERE born < '1950-01-01'

DROP TABLE invoices

DROP TABLE "Appointments" CASCADE

DROP TABLE IF EXISTS lab.samples CASCADE

DROP TABLE wards CASCADE

DROP TABLE result_flags, consents

DROP TABLE assets CASCADE

CREATE SEQUENCE IF NOT EXISTS claim_no OWNED BY invoices.id

ALTER SEQUENCE ward_seq RESTART WITH 500

ALTER SEQUENCE lab.sample_no INCREMENT BY 10 CACHE 50

ALTER SEQUENCE ward_seq AS bigint

ALTER SEQUENCE ward_seq OWNED BY NONE

ALTER SEQUENCE lab.sample_no RENAME TO sample_numbers

DROP SEQUENCE lab.sample_no CASCADE

CREATE TRIGGER invoices_noop AFTER INSERT ON invoices FOR EACH STATEMENT EXECUTE FUNCTION noop()

CREATE CONSTRAINT TRIGGER appt_check AFTER INSERT ON "Appointments" FROM patients DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION noop()

-- from 14
CREATE OR REPLACE TRIGGER patients_stamp BEFORE UPDATE OF given ON patients FOR EACH ROW EXECUTE FUNCTION stamp()

CREATE TRIGGER results_noop AFTER DELETE ON results FOR EACH ROW EXECUTE FUNCTION noop()

ALTER TRIGGER patients_stamp ON patients RENAME TO stamp_patients

DROP TRIGGER patients_stamp ON patients

DROP TRIGGER IF EXISTS no_such ON "Appointments"

CREATE RULE no_delete AS ON DELETE TO consents DO INSTEAD NOTHING

CREATE POLICY own ON invoices FOR ALL TO PUBLIC USING (patient_id = 1) WITH CHECK (total > 0)

CREATE POLICY by_ward ON patients USING (ward_id IN (SELECT id FROM wards))

ALTER POLICY samples_read ON lab.samples USING (patient_id > 0)

DROP POLICY samples_read ON lab.samples

COMMENT ON TABLE patients IS 'people'

COMMENT ON COLUMN "Appointments"."startsAt" IS 'when'

COMMENT ON INDEX patients_family_idx IS 'i'

COMMENT ON CONSTRAINT "apptEnds" ON "Appointments" IS 'c'

COMMENT ON VIEW ward_load IS 'v'

COMMENT ON TRIGGER patients_stamp ON patients IS 't'

GRANT SELECT, INSERT ON patients, lab.samples TO PUBLIC

GRANT SELECT (given) ON patients TO PUBLIC

GRANT SELECT ON ALL TABLES IN SCHEMA lab TO pg_monitor

GRANT USAGE ON SEQUENCE ward_seq TO PUBLIC

REVOKE ALL ON TABLE invoices FROM pg_monitor

CREATE STATISTICS inv_stats (ndistinct) ON total, paid FROM invoices

ALTER STATISTICS patients_stats SET STATISTICS 200

DROP STATISTICS patients_stats

CREATE PUBLICATION lab_feed FOR TABLE lab.samples, ONLY invoices

ALTER PUBLICATION feed ADD TABLE patients

ALTER PUBLICATION feed SET TABLE patients, wards

ALTER PUBLICATION feed DROP TABLE practitioners

CREATE PUBLICATION everything FOR ALL TABLES

DROP PUBLICATION feed

-- from 15
CREATE PUBLICATION lab_schema FOR TABLES IN SCHEMA lab

CREATE EXTENSION IF NOT EXISTS pg_trgm

CREATE EXTENSION btree_gist SCHEMA lab

DROP FUNCTION normalise(text)

DROP FUNCTION stamp() CASCADE

DROP SCHEMA "Archive" CASCADE

ALTER SCHEMA lab RENAME TO laboratory

ALTER DEFAULT PRIVILEGES IN SCHEMA lab GRANT SELECT ON TABLES TO PUBLIC
