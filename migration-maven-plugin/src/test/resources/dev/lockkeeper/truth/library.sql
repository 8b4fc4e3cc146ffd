CREATE TYPE medium AS ENUM ('book', 'disc', 'map');

CREATE TABLE branches (id smallint PRIMARY KEY, name varchar(60) NOT NULL, closed_on date);

CREATE TABLE titles (
  isbn char(13) PRIMARY KEY,
  name text NOT NULL,
  kind medium NOT NULL DEFAULT 'book',
  year int CHECK (year > 1400),
  tsv tsvector GENERATED ALWAYS AS (to_tsvector('simple', name)) STORED
);

CREATE TABLE copies (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  isbn char(13) NOT NULL REFERENCES titles ON DELETE RESTRICT,
  branch_id smallint NOT NULL REFERENCES branches (id),
  shelf text,
  lost boolean NOT NULL DEFAULT false
);

CREATE INDEX copies_isbn ON copies (isbn);

CREATE TABLE readers (
  id serial PRIMARY KEY,
  card text NOT NULL UNIQUE,
  name text NOT NULL,
  mail text,
  since timestamptz NOT NULL DEFAULT now(),
  fee numeric(8,2) NOT NULL DEFAULT 0,
  parent_id int REFERENCES readers (id) ON DELETE CASCADE
);

CREATE TABLE loans (
  copy_id bigint NOT NULL REFERENCES copies (id),
  reader_id int NOT NULL REFERENCES readers (id),
  taken date NOT NULL,
  due date NOT NULL,
  returned date,
  PRIMARY KEY (copy_id, taken)
) PARTITION BY RANGE (taken);

CREATE TABLE loans_2024 PARTITION OF loans FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

CREATE TABLE loans_2025 PARTITION OF loans FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE TABLE loans_later PARTITION OF loans DEFAULT;

CREATE TABLE visits (branch_id smallint NOT NULL, day date NOT NULL, n int NOT NULL DEFAULT 0, PRIMARY KEY (branch_id, day)) PARTITION BY LIST (branch_id);

CREATE TABLE visits_1 PARTITION OF visits FOR VALUES IN (1);

CREATE TABLE visits_2_3 PARTITION OF visits FOR VALUES IN (2, 3);

CREATE TABLE scans (reader_id int NOT NULL, at timestamptz NOT NULL DEFAULT now()) PARTITION BY HASH (reader_id);

CREATE TABLE scans_a PARTITION OF scans FOR VALUES WITH (MODULUS 2, REMAINDER 0);

CREATE TABLE scans_b PARTITION OF scans FOR VALUES WITH (MODULUS 2, REMAINDER 1);

CREATE TABLE holds (id bigserial PRIMARY KEY, isbn char(13) NOT NULL REFERENCES titles ON UPDATE CASCADE ON DELETE CASCADE, reader_id int REFERENCES readers (id) ON DELETE SET NULL, place int NOT NULL DEFAULT 1, EXCLUDE (isbn WITH =, place WITH =));

CREATE TABLE events (id bigserial PRIMARY KEY, tab text, op char(1), at timestamptz DEFAULT clock_timestamp(), data jsonb);

CREATE TABLE outbox (id serial PRIMARY KEY, payload jsonb NOT NULL, sent boolean NOT NULL DEFAULT false);

CREATE TABLE import (isbn text, name text, year int, branch smallint);

CREATE VIEW open_loans AS SELECT copy_id, reader_id, taken, due FROM loans WHERE returned IS NULL;

CREATE VIEW old_loans AS SELECT * FROM loans WHERE taken < '2025-01-01';

CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO events (tab, op, data) VALUES (TG_TABLE_NAME, 'D', to_jsonb(OLD));
    RETURN OLD;
  ELSE
    INSERT INTO events (tab, op, data) VALUES (TG_TABLE_NAME, left(TG_OP, 1), to_jsonb(NEW));
    RETURN NEW;
  END IF;
END $$;

CREATE FUNCTION lend() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE copies SET shelf = NULL WHERE id = NEW.copy_id;
  RETURN NEW;
END $$;

CREATE TABLE returns (copy_id bigint NOT NULL, shelf text, day date);

CREATE FUNCTION take_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE 'UPDATE copies SET shelf = $2 WHERE id = $1' USING NEW.copy_id, NEW.shelf;
  EXECUTE format('INSERT INTO outbox (payload) VALUES (''{}'')');
  IF TG_OP = 'DELETE' THEN
    EXECUTE 'DELETE FROM ' || TG_ARGV[0];
  ELSE
    EXECUTE 'UPDATE readers SET fee = 0 ' || 'WHERE id = ' || quote_literal(1) || ' AND since > $1' USING (SELECT max(day) FROM returns);
    EXECUTE format('DELETE FROM holds WHERE isbn = %L AND place > 100', (SELECT min(isbn) FROM import));
  END IF;
  LOCK TABLE branches IN SHARE MODE;
  EXECUTE 'TRUNCATE import';
  EXECUTE 'CREATE TABLE IF NOT EXISTS returns_of_' || 'today (id int)';
  RETURN NULL;
END $$;

CREATE TRIGGER returns_take AFTER INSERT OR DELETE ON returns FOR EACH ROW EXECUTE FUNCTION take_back();

CREATE FUNCTION charge(who int, cents int DEFAULT 50) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE readers SET fee = fee + cents / 100.0 WHERE id = who;
  INSERT INTO outbox (payload) VALUES (jsonb_build_object('who', who, 'cents', cents));
END $$;

CREATE FUNCTION due_count(who int) RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT count(*) FROM loans WHERE reader_id = who AND returned IS NULL $$;

CREATE TRIGGER readers_audit AFTER INSERT OR UPDATE OR DELETE ON readers FOR EACH ROW EXECUTE FUNCTION audit();

CREATE TRIGGER copies_audit AFTER UPDATE OF branch_id OR DELETE ON copies FOR EACH ROW EXECUTE FUNCTION audit();

CREATE TRIGGER loans_lend AFTER INSERT ON loans FOR EACH ROW WHEN (NEW.returned IS NULL) EXECUTE FUNCTION lend();

CREATE TRIGGER titles_audit AFTER UPDATE ON titles FOR EACH STATEMENT EXECUTE FUNCTION audit();

ALTER TABLE titles DISABLE TRIGGER titles_audit;

CREATE RULE outbox_once AS ON INSERT TO outbox WHERE NEW.sent DO INSTEAD NOTHING;

INSERT INTO branches VALUES (1, 'Main', NULL), (2, 'Port', NULL), (3, 'Hill', '2024-06-01');

INSERT INTO titles (isbn, name, kind, year) VALUES ('9780000000001', 'Sea', 'book', 1990), ('9780000000002', 'Sky', 'disc', 2001), ('9780000000003', 'Old map', 'map', 1650);

INSERT INTO copies (isbn, branch_id, shelf) VALUES ('9780000000001', 1, 'A1'), ('9780000000001', 2, 'B1'), ('9780000000002', 1, 'C3'), ('9780000000003', 3, 'Z9');

INSERT INTO readers (card, name, mail) VALUES ('c1', 'Ann', 'ann@x'), ('c2', 'Bo', NULL), ('c3', 'Cy', 'cy@x');

INSERT INTO loans VALUES (1, 1, '2024-05-01', '2024-06-01', '2024-05-20'), (2, 2, '2025-05-01', '2025-06-01', NULL), (3, 1, '2026-01-05', '2026-02-05', NULL);

INSERT INTO visits VALUES (1, '2025-01-01', 10), (2, '2025-01-01', 5);

INSERT INTO scans (reader_id) VALUES (1), (2), (3), (4);

INSERT INTO holds (isbn, reader_id) VALUES ('9780000000001', 3), ('9780000000002', 2);

INSERT INTO import VALUES ('9780000000002', 'Sky', 2002, 2), ('9780000000009', 'New', 2020, 1);

ANALYZE;

-- statements

INSERT INTO branches (id, name) VALUES (4, 'Bus') ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name

INSERT INTO titles (isbn, name, year) SELECT isbn, name, year FROM import ON CONFLICT (isbn) DO UPDATE SET year = EXCLUDED.year WHERE titles.year IS DISTINCT FROM EXCLUDED.year

INSERT INTO copies (isbn, branch_id) SELECT '9780000000003', id FROM branches WHERE closed_on IS NULL

INSERT INTO readers (card, name, parent_id) VALUES ('c9', 'Kid', 1)

INSERT INTO loans (copy_id, reader_id, taken, due) VALUES (4, 3, '2025-09-01', '2025-10-01')

INSERT INTO loans VALUES (4, 3, '2024-09-01', '2024-10-01', '2024-09-15')

INSERT INTO open_loans VALUES (4, 2, '2025-11-01', '2025-12-01')

INSERT INTO visits VALUES (3, '2025-02-02', 1) ON CONFLICT (branch_id, day) DO UPDATE SET n = visits.n + 1

INSERT INTO scans (reader_id) VALUES (3)

-- at most: whether a row is inserted
INSERT INTO outbox (payload) SELECT jsonb_build_object('copy', id) FROM copies WHERE lost

INSERT INTO holds (isbn, reader_id, place) VALUES ('9780000000003', NULL, 1)

UPDATE branches SET closed_on = '2025-12-31' WHERE name = 'Hill'

UPDATE titles SET kind = 'map' WHERE year < 1700

UPDATE titles SET name = 'Sky!' WHERE isbn = '9780000000002'

UPDATE copies SET branch_id = 1 WHERE branch_id = 3

UPDATE copies SET lost = true, shelf = NULL WHERE id IN (SELECT copy_id FROM loans WHERE returned IS NULL AND due < '2025-01-01')

UPDATE readers SET mail = lower(trim(mail)) WHERE mail IS NOT NULL

UPDATE readers r SET fee = fee + 1 FROM loans l WHERE l.reader_id = r.id AND l.taken >= '2025-01-01' AND l.taken < '2026-01-01' AND l.returned IS NULL

UPDATE loans SET returned = due WHERE taken < '2024-07-01' AND returned IS NULL

UPDATE loans SET due = due + 14 WHERE taken >= '2025-01-01'

UPDATE open_loans SET due = '2026-03-01' WHERE reader_id = 1

UPDATE old_loans SET returned = taken

UPDATE visits SET n = n + 1 WHERE branch_id = 2 AND day = '2025-01-01'

UPDATE visits SET branch_id = 3 WHERE branch_id = 1

UPDATE scans SET at = '2025-01-01' WHERE reader_id = 2

UPDATE events SET data = data - 'mail'

DELETE FROM readers WHERE card = 'c3'

-- at most: whether a row is deleted
DELETE FROM titles WHERE isbn = '9780000000003' AND year > 1900

DELETE FROM copies c USING titles t WHERE t.isbn = c.isbn AND t.kind = 'map'

DELETE FROM old_loans WHERE returned IS NOT NULL

DELETE FROM loans WHERE taken BETWEEN '2025-01-01' AND '2025-06-30'

DELETE FROM visits WHERE branch_id IN (2, 3) AND day < '2025-01-01'

DELETE FROM holds h WHERE EXISTS (SELECT 1 FROM readers r WHERE r.id = h.reader_id AND r.mail IS NULL)

WITH gone AS (DELETE FROM visits WHERE branch_id = 1 RETURNING *) INSERT INTO visits SELECT 3, day, n FROM gone

WITH x AS (INSERT INTO readers (card, name) VALUES ('c7', 'Di') RETURNING id) INSERT INTO holds (isbn, reader_id, place) SELECT '9780000000001', id, 9 FROM x

-- from 15
MERGE INTO titles t USING import i ON i.isbn = t.isbn WHEN MATCHED THEN UPDATE SET year = i.year WHEN NOT MATCHED THEN INSERT (isbn, name, year) VALUES (i.isbn, i.name, i.year)

-- from 15
MERGE INTO loans l USING readers r ON r.id = l.reader_id AND l.taken >= '2026-01-01' WHEN MATCHED AND r.mail IS NULL THEN DELETE WHEN MATCHED THEN UPDATE SET due = l.due + 7

-- from 15
MERGE INTO visits v USING branches b ON b.id = v.branch_id AND v.day = '2025-01-01' WHEN NOT MATCHED THEN INSERT VALUES (b.id, '2025-01-01', 0) WHEN MATCHED THEN UPDATE SET n = 0

-- from 15
MERGE INTO copies c USING (SELECT isbn FROM titles WHERE kind = 'map') t ON t.isbn = c.isbn WHEN MATCHED THEN UPDATE SET branch_id = 2

TRUNCATE import, outbox RESTART IDENTITY

TRUNCATE readers CASCADE

SELECT charge(1)

SELECT due_count(2)

-- at most: whether the function is called for a row
SELECT charge(id, 10) FROM readers WHERE fee > 0

DO $$ DECLARE r readers%ROWTYPE; BEGIN FOR r IN SELECT * FROM readers WHERE mail IS NULL LOOP PERFORM charge(r.id); END LOOP; END $$

SELECT l.* FROM loans l JOIN copies c ON c.id = l.copy_id WHERE l.taken >= '2025-01-01' AND c.lost FOR UPDATE OF l

ALTER TABLE readers ADD COLUMN phone varchar(30), ADD COLUMN active boolean NOT NULL DEFAULT true

ALTER TABLE readers ALTER COLUMN fee TYPE numeric(10,2)

ALTER TABLE titles ALTER COLUMN year TYPE bigint

ALTER TABLE titles ALTER COLUMN kind SET DEFAULT 'disc'

ALTER TABLE loans ADD CONSTRAINT loans_due CHECK (due > taken) NOT VALID

ALTER TABLE loans ADD FOREIGN KEY (reader_id) REFERENCES readers (id) ON DELETE CASCADE

ALTER TABLE copies ADD CONSTRAINT copies_shelf UNIQUE (branch_id, shelf)

ALTER TABLE visits ADD COLUMN note text DEFAULT 'x'

ALTER TABLE holds DROP CONSTRAINT holds_isbn_fkey, ADD CONSTRAINT holds_isbn_fkey FOREIGN KEY (isbn) REFERENCES titles (isbn)

ALTER TABLE scans DETACH PARTITION scans_b

CREATE TABLE loans_2026 (LIKE loans INCLUDING ALL)

CREATE INDEX ON loans (reader_id, due) WHERE returned IS NULL

CREATE UNIQUE INDEX CONCURRENTLY readers_mail ON readers (mail)

CREATE TRIGGER scans_audit AFTER INSERT ON scans FOR EACH ROW EXECUTE FUNCTION audit()

CREATE OR REPLACE VIEW old_loans AS SELECT * FROM loans WHERE taken < '2024-01-01'

DROP VIEW open_loans

DROP TABLE loans_2024

DROP TRIGGER readers_audit ON readers

ALTER TYPE medium ADD VALUE 'game'

COMMENT ON TABLE loans IS 'who has what'

GRANT UPDATE (fee) ON readers TO PUBLIC

VACUUM ANALYZE readers

INSERT INTO returns VALUES (1, 'A2', '2000-01-01')

DO $$ DECLARE r record; BEGIN FOR r IN SELECT id FROM branches LOOP EXECUTE 'UPDATE copies SET shelf = $1 WHERE branch_id = $2' USING 'X', r.id; END LOOP; END $$

DO $$ BEGIN EXECUTE format('UPDATE readers SET fee = %L, name = ''100 %%'' WHERE id = %L', 2, 1); END $$

DO $$ BEGIN EXECUTE 'DELETE FROM holds ' || 'WHERE id = ' || quote_literal(1); END $$

DO $$ BEGIN EXECUTE 'UPDATE copies SET lost = false WHERE shelf = $1' USING (SELECT name FROM import LIMIT 1); END $$

-- at most: which partition holds the reader
DO $$ DECLARE n int; BEGIN EXECUTE 'SELECT count(*) FROM scans WHERE reader_id = $1' INTO n USING 1; END $$

DO $$ DECLARE n int; BEGIN EXECUTE 'SELECT count(*) FROM titles WHERE year > $1' USING 1 INTO n; END $$

DO $$ BEGIN EXECUTE 'ALTER TABLE holds ADD COLUMN ' || 'note text'; END $$
