CREATE SCHEMA ledger;

CREATE TYPE ledger.state AS ENUM ('open', 'closed');

CREATE DOMAIN amount AS numeric(12,2) CHECK (VALUE >= 0);

CREATE DOMAIN small_amount AS amount CHECK (VALUE < 1000);

CREATE TYPE pair AS (a int, b text);

CREATE SEQUENCE book_no;

CREATE TABLE books (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code varchar(12) NOT NULL UNIQUE,
  title text COLLATE "C",
  opened date NOT NULL DEFAULT current_date,
  st ledger.state DEFAULT 'open',
  total amount,
  extra jsonb,
  tags text[],
  pr pair,
  kept text,
  CONSTRAINT title_len CHECK (length(title) < 200)
);

CREATE UNIQUE INDEX books_title_idx ON books (title);

CREATE UNIQUE INDEX books_opened_idx ON books (opened, id);

CREATE STATISTICS books_stats (dependencies) ON code, opened FROM books;

CREATE TABLE lines (
  id bigint PRIMARY KEY,
  book bigint NOT NULL REFERENCES books ON DELETE CASCADE,
  debit numeric(10,2) NOT NULL DEFAULT 0,
  credit numeric(10,2) NOT NULL DEFAULT 0,
  net numeric GENERATED ALWAYS AS (debit - credit) STORED,
  memo varchar(50),
  at timestamptz DEFAULT now(),
  CONSTRAINT one_side CHECK (debit = 0 OR credit = 0),
  CONSTRAINT memo_there CHECK (memo IS NOT NULL) NOT VALID
);

CREATE INDEX lines_book_idx ON lines (book);

CREATE INDEX lines_net_idx ON lines (net) WHERE net > 0;

CREATE INDEX lines_expr_idx ON lines (lower(memo));

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;

CREATE TRIGGER lines_touch BEFORE UPDATE ON lines FOR EACH ROW EXECUTE FUNCTION touch();

CREATE TABLE entries (
  book bigint REFERENCES books,
  no int NOT NULL,
  at date NOT NULL,
  sum int,
  note text,
  PRIMARY KEY (no, at)
) PARTITION BY RANGE (at);

CREATE TABLE entries_q1 PARTITION OF entries FOR VALUES FROM ('2024-01-01') TO ('2024-04-01');

CREATE TABLE entries_q2 PARTITION OF entries FOR VALUES FROM ('2024-04-01') TO ('2024-07-01') PARTITION BY LIST (no);

CREATE TABLE entries_q2_1 PARTITION OF entries_q2 FOR VALUES IN (1);

CREATE TABLE entries_free (
  book bigint REFERENCES books,
  no int NOT NULL,
  at date NOT NULL,
  sum int,
  note text,
  PRIMARY KEY (no, at),
  CHECK (at >= '2024-07-01' AND at < '2024-10-01')
);

CREATE TABLE entries_bare (book bigint, no int NOT NULL, at date NOT NULL, sum int, note text);

CREATE INDEX entries_sum_only ON ONLY entries (sum);

CREATE INDEX entries_q1_sum_idx ON entries_q1 (sum);

CREATE TABLE shards (k int NOT NULL, v text) PARTITION BY HASH (k);

CREATE TABLE shard_0 PARTITION OF shards FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE shard_1 PARTITION OF shards FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE shard_new (k int NOT NULL, v text);

CREATE TABLE docs (id int PRIMARY KEY, title text NOT NULL DEFAULT 'x', CONSTRAINT titled CHECK (title <> ''));

CREATE TABLE invoices (due date) INHERITS (docs);

CREATE TABLE reminders (level int) INHERITS (invoices);

CREATE TABLE loose (id int NOT NULL, title text NOT NULL, CONSTRAINT titled CHECK (title <> ''));

CREATE TABLE blobs (id int, b bytea, t text);

CREATE VIEW open_books AS SELECT id, kept FROM books WHERE id > 0;

CREATE VIEW kept_books AS SELECT kept FROM open_books;

CREATE TABLE chapters (id int, st ledger.state, no int);

CREATE VIEW chapter_states AS SELECT st FROM chapters;

CREATE VIEW states AS SELECT st AS state FROM chapter_states;

CREATE RULE blobs_log AS ON DELETE TO blobs DO ALSO INSERT INTO shards VALUES (OLD.id, 'gone');

CREATE POLICY own_books ON books USING (id > 0);

CREATE PUBLICATION pub FOR TABLE books;

INSERT INTO books (code, title, total, tags) VALUES ('a', 'A', 1, '{x}'), ('b', 'B', 2, '{y}');

INSERT INTO lines (id, book, debit, memo) VALUES (1, 1, 5, 'm'), (2, 2, 6, 'n');

INSERT INTO entries VALUES (1, 1, '2024-01-05', 1, 'n'), (1, 1, '2024-05-05', 2, 'n');

INSERT INTO entries_free VALUES (1, 3, '2024-08-01', 3, 'n');

INSERT INTO entries_bare VALUES (1, 4, '2024-11-01', 4, 'n');

INSERT INTO shards SELECT k, 'v' FROM generate_series(1, 20) k WHERE satisfies_hash_partition('shards'::regclass, 4, 0, k) OR satisfies_hash_partition('shards'::regclass, 4, 1, k);

INSERT INTO shard_new SELECT k, 'v' FROM generate_series(1, 20) k WHERE satisfies_hash_partition('shards'::regclass, 4, 2, k);

INSERT INTO chapters VALUES (1, 'open', 1);

INSERT INTO docs VALUES (1, 'd');

INSERT INTO invoices VALUES (2, 'i', '2024-01-01');

INSERT INTO reminders VALUES (3, 'r', '2024-01-01', 1);

INSERT INTO loose VALUES (4, 'l');

INSERT INTO blobs VALUES (1, 'x', 'y');

CREATE MATERIALIZED VIEW balances AS SELECT book, sum(net) AS n FROM lines GROUP BY book;

CREATE UNIQUE INDEX balances_book_idx ON balances (book);

-- statements

ALTER TABLE books ADD COLUMN a int, ALTER COLUMN code TYPE varchar(20), ADD CONSTRAINT a_pos CHECK (a > 0)

ALTER TABLE books ADD CONSTRAINT books_title_key UNIQUE USING INDEX books_title_idx

ALTER TABLE books DROP CONSTRAINT books_pkey CASCADE, ADD PRIMARY KEY USING INDEX books_opened_idx

ALTER TABLE books ALTER COLUMN id DROP IDENTITY IF EXISTS, ALTER COLUMN id SET DEFAULT 5

ALTER TABLE books ALTER COLUMN id SET GENERATED BY DEFAULT SET INCREMENT BY 10

ALTER TABLE books ALTER COLUMN st DROP DEFAULT, ALTER COLUMN st TYPE text USING st::text, ALTER COLUMN st SET DEFAULT 'open'

ALTER TABLE books ALTER COLUMN total TYPE numeric(12,2)

ALTER TABLE books ALTER COLUMN total TYPE numeric

ALTER TABLE books ALTER COLUMN total TYPE small_amount

ALTER TABLE books ALTER COLUMN title TYPE text COLLATE "C"

ALTER TABLE books ALTER COLUMN title TYPE text COLLATE "default"

ALTER TABLE books ALTER COLUMN title TYPE varchar(300)

ALTER TABLE books ALTER COLUMN title TYPE varchar COLLATE "C"

ALTER TABLE books ALTER COLUMN tags TYPE varchar(20)[]

ALTER TABLE books ALTER COLUMN extra TYPE json

ALTER TABLE books ALTER COLUMN opened TYPE timestamp

ALTER TABLE books ALTER COLUMN code TYPE varchar(12), ALTER COLUMN title SET NOT NULL

ALTER TABLE books ADD COLUMN p pair DEFAULT ROW(1, 'x')

ALTER TABLE books ADD COLUMN d small_amount DEFAULT 5

ALTER TABLE books ADD COLUMN z amount NOT NULL DEFAULT 0, DROP COLUMN IF EXISTS nothing

ALTER TABLE books ADD COLUMN s ledger.state NOT NULL DEFAULT 'open', ADD COLUMN ss ledger.state[] DEFAULT '{open}'

ALTER TABLE books ADD COLUMN n bigint DEFAULT nextval('book_no')

ALTER TABLE books ADD COLUMN made timestamptz DEFAULT now() + interval '1 day', ADD COLUMN who text DEFAULT current_user

ALTER TABLE books ADD COLUMN c text COLLATE "C" UNIQUE CHECK (c <> '')

ALTER TABLE books ALTER COLUMN extra SET STORAGE EXTERNAL

-- from 14
ALTER TABLE books ALTER COLUMN extra SET COMPRESSION pglz

ALTER TABLE books SET (toast.autovacuum_enabled = false, parallel_workers = 4)

ALTER TABLE books RESET (fillfactor)

ALTER TABLE books ALTER COLUMN code SET STATISTICS 500, ALTER COLUMN title SET (n_distinct = -1)

ALTER TABLE books ALTER COLUMN title RESET (n_distinct)

-- from 15
ALTER TABLE books SET ACCESS METHOD heap

ALTER TABLE books REPLICA IDENTITY USING INDEX books_code_key

ALTER TABLE books DROP COLUMN pr, DROP COLUMN tags

ALTER TABLE books DROP COLUMN code

ALTER TABLE books DROP COLUMN title CASCADE

ALTER TABLE books DROP COLUMN kept CASCADE

ALTER TABLE books DROP CONSTRAINT title_len, ADD CONSTRAINT title_len CHECK (length(title) < 300) NOT VALID

ALTER TABLE books RENAME COLUMN st TO status

ALTER TABLE books NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY

ALTER TABLE IF EXISTS no_books ADD COLUMN a int

ALTER TABLE lines ADD CONSTRAINT again FOREIGN KEY (book) REFERENCES books (id) ON UPDATE CASCADE NOT VALID, VALIDATE CONSTRAINT memo_there

ALTER TABLE lines DROP CONSTRAINT lines_book_fkey, ADD CONSTRAINT lines_book_fkey FOREIGN KEY (book) REFERENCES books (id) ON DELETE RESTRICT NOT VALID

ALTER TABLE lines VALIDATE CONSTRAINT memo_there

ALTER TABLE lines ALTER COLUMN memo TYPE varchar(80)

ALTER TABLE lines ALTER COLUMN memo SET NOT NULL

ALTER TABLE lines ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'UTC'

ALTER TABLE lines ALTER COLUMN net DROP EXPRESSION IF EXISTS

ALTER TABLE lines ADD COLUMN gross numeric GENERATED ALWAYS AS (debit + credit) STORED

ALTER TABLE lines ADD COLUMN n2 int, ADD CONSTRAINT n2_key UNIQUE (n2)

ALTER TABLE lines ADD COLUMN ref bigint REFERENCES lines (id)

ALTER TABLE lines ADD COLUMN ref bigint CONSTRAINT ref_fk REFERENCES books (id) ON DELETE SET NULL, ADD COLUMN k int DEFAULT 1

ALTER TABLE lines ALTER CONSTRAINT lines_book_fkey DEFERRABLE INITIALLY IMMEDIATE

ALTER TABLE lines DISABLE TRIGGER USER

ALTER TABLE lines ENABLE ALWAYS TRIGGER lines_touch

ALTER TABLE lines ENABLE REPLICA TRIGGER lines_touch

ALTER TABLE lines ADD EXCLUDE USING btree (id WITH =)

ALTER TABLE lines ADD CHECK (book > 0) NO INHERIT NOT VALID

ALTER TABLE lines ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY

ALTER TABLE lines ALTER COLUMN id SET DEFAULT nextval('book_no')

ALTER TABLE lines RENAME CONSTRAINT lines_pkey TO lines_key

ALTER TABLE lines DROP COLUMN debit CASCADE

ALTER TABLE lines DROP CONSTRAINT one_side, DROP CONSTRAINT memo_there, DROP CONSTRAINT lines_book_fkey

-- from 17
ALTER TABLE lines ALTER COLUMN net SET EXPRESSION AS (debit)

-- from 18
ALTER TABLE lines ADD CONSTRAINT memo_nn NOT NULL memo NOT VALID

-- from 18
ALTER TABLE lines ADD CONSTRAINT loosely CHECK (book > 0) NOT ENFORCED

-- from 18
ALTER TABLE lines ADD CONSTRAINT fk2 FOREIGN KEY (book) REFERENCES books (id) NOT ENFORCED

-- from 18
ALTER TABLE lines ADD COLUMN v numeric GENERATED ALWAYS AS (debit * 2)

ALTER INDEX lines_expr_idx ALTER COLUMN 1 SET STATISTICS 200

ALTER INDEX lines_book_idx SET TABLESPACE pg_default

ALTER INDEX lines_book_idx RESET (fillfactor)

ALTER INDEX IF EXISTS no_index RENAME TO other

REINDEX (VERBOSE) INDEX lines_net_idx

REINDEX TABLE CONCURRENTLY lines

-- from 14
REINDEX (TABLESPACE pg_default) TABLE lines

REINDEX TABLE entries

-- from 14
REINDEX INDEX entries_pkey

CREATE UNIQUE INDEX ON lines (id) INCLUDE (memo)

-- from 15
CREATE UNIQUE INDEX ON lines (memo) NULLS NOT DISTINCT

CREATE INDEX ON lines USING hash (memo)

CREATE INDEX IF NOT EXISTS lines_book_idx ON lines (book)

CREATE INDEX ON ONLY entries (note)

CREATE INDEX ON entries (note)

CREATE INDEX ON entries_q2 (note)

ALTER INDEX entries_sum_only ATTACH PARTITION entries_q1_sum_idx

DROP INDEX CONCURRENTLY IF EXISTS no_such_index

DROP INDEX entries_q1_sum_idx

DROP INDEX entries_sum_only

ALTER TABLE entries ADD COLUMN x int NOT NULL DEFAULT 3, ADD CHECK (x > 0)

ALTER TABLE entries ALTER COLUMN note TYPE varchar, ALTER COLUMN note SET DEFAULT 'n'

ALTER TABLE entries ALTER COLUMN note SET NOT NULL

ALTER TABLE ONLY entries ALTER COLUMN note SET DEFAULT 'x'

ALTER TABLE entries ATTACH PARTITION entries_free FOR VALUES FROM ('2024-07-01') TO ('2024-10-01')

ALTER TABLE entries ATTACH PARTITION entries_bare FOR VALUES FROM ('2024-10-01') TO ('2025-01-01')

ALTER TABLE entries DETACH PARTITION entries_q2

ALTER TABLE entries DETACH PARTITION entries_q1

-- from 14
ALTER TABLE entries DETACH PARTITION entries_q1 CONCURRENTLY

ALTER TABLE entries_q1 ADD CONSTRAINT e CHECK (sum > 0) NOT VALID

ALTER TABLE entries_q1 SET (fillfactor = 80)

ALTER TABLE entries_q1 ALTER COLUMN sum SET DEFAULT 3

ALTER TABLE entries_q1 ADD UNIQUE (no, sum)

ALTER TABLE entries DROP CONSTRAINT entries_book_fkey

ALTER TABLE entries DROP COLUMN book

ALTER TABLE entries DISABLE TRIGGER ALL

ALTER TABLE entries RENAME TO postings

CREATE TABLE entries_q4 PARTITION OF entries FOR VALUES FROM ('2024-10-01') TO ('2025-01-01') PARTITION BY LIST (no)

CREATE TABLE entries_q4 (LIKE entries INCLUDING ALL)

CREATE TABLE entries_q2_2 PARTITION OF entries_q2 FOR VALUES IN (2)

CREATE TABLE shard_2 PARTITION OF shards FOR VALUES WITH (MODULUS 4, REMAINDER 2)

ALTER TABLE shards ADD PRIMARY KEY (k)

ALTER TABLE shards ATTACH PARTITION shard_new FOR VALUES WITH (MODULUS 4, REMAINDER 2)

TRUNCATE shards

DROP TABLE entries_q2

DROP TABLE entries_q1, shard_0

ALTER TABLE docs ADD COLUMN a int DEFAULT 1

ALTER TABLE docs ALTER COLUMN title TYPE varchar(100)

ALTER TABLE ONLY docs ADD CONSTRAINT only_here CHECK (id > 0) NO INHERIT

ALTER TABLE docs ADD CONSTRAINT low CHECK (id < 100) NOT VALID

ALTER TABLE docs RENAME COLUMN title TO name

ALTER TABLE invoices NO INHERIT docs

ALTER TABLE loose INHERIT docs

ALTER TABLE ONLY docs DROP COLUMN title

ALTER TABLE docs ALTER COLUMN title DROP NOT NULL

ALTER TABLE docs DROP CONSTRAINT titled

ALTER TABLE docs DISABLE TRIGGER ALL

ALTER TABLE docs SET UNLOGGED

ALTER TABLE invoices ADD COLUMN paid boolean DEFAULT false

DROP TABLE invoices CASCADE

CREATE TABLE kid (CHECK (id > 5)) INHERITS (invoices)

CREATE TABLE copy_of AS TABLE lines WITH NO DATA

CREATE TABLE copy_of AS SELECT l.id, b.code FROM lines l JOIN books b ON b.id = l.book

CREATE TABLE like_books (LIKE books INCLUDING ALL EXCLUDING INDEXES)

CREATE TABLE pairs OF pair

CREATE TEMP TABLE scratch AS SELECT id FROM books

CREATE TABLE refers (a bigint REFERENCES books (id) MATCH FULL, b varchar(12) REFERENCES books (code) NOT NULL)

CREATE TABLE kept (id int) WITH (fillfactor = 70, autovacuum_enabled = off)

ALTER TYPE ledger.state ADD VALUE IF NOT EXISTS 'void' BEFORE 'closed'

ALTER TYPE ledger.state RENAME TO status

ALTER TYPE ledger.state SET SCHEMA public

ALTER TYPE pair ADD ATTRIBUTE c int

ALTER TYPE pair RENAME ATTRIBUTE a TO first

ALTER DOMAIN amount ADD CONSTRAINT low CHECK (VALUE < 1000000) NOT VALID

ALTER DOMAIN amount ADD CONSTRAINT low CHECK (VALUE < 1000000)

ALTER DOMAIN amount DROP CONSTRAINT amount_check

ALTER DOMAIN small_amount SET DEFAULT 1

DROP DOMAIN small_amount

DROP DOMAIN amount CASCADE

DROP TYPE pair CASCADE

ALTER TABLE chapters DROP COLUMN st CASCADE

DROP TYPE ledger.state CASCADE

DROP SCHEMA ledger CASCADE

COMMENT ON COLUMN books.code IS 'x'

COMMENT ON INDEX lines_net_idx IS 'x'

COMMENT ON CONSTRAINT one_side ON lines IS 'x'

COMMENT ON TYPE ledger.state IS 'x'

COMMENT ON POLICY own_books ON books IS 'x'

CREATE STATISTICS line_stats ON book, at FROM lines

ALTER STATISTICS books_stats SET STATISTICS 50

DROP STATISTICS books_stats

GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC

GRANT SELECT (code) ON books TO PUBLIC

REVOKE ALL ON lines FROM PUBLIC

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC

CREATE PUBLICATION more FOR TABLE lines, books

ALTER PUBLICATION pub ADD TABLE lines

ALTER PUBLICATION pub DROP TABLE books

ALTER PUBLICATION pub SET TABLE lines, blobs

DROP PUBLICATION pub

REFRESH MATERIALIZED VIEW CONCURRENTLY balances

ALTER MATERIALIZED VIEW balances RENAME COLUMN n TO total

ALTER MATERIALIZED VIEW balances SET (fillfactor = 70)

ALTER MATERIALIZED VIEW balances ALTER COLUMN n SET STATISTICS 10

CREATE MATERIALIZED VIEW later AS SELECT id FROM books WITH NO DATA

CREATE INDEX ON balances (n)

CREATE OR REPLACE VIEW open_books AS SELECT id, kept, opened FROM books

ALTER VIEW open_books ALTER COLUMN kept SET DEFAULT 'x'

ALTER VIEW open_books SET (security_barrier = true)

ALTER VIEW open_books RENAME COLUMN kept TO held

DROP VIEW open_books CASCADE

CREATE RECURSIVE VIEW counted (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM counted WHERE n < 10

CREATE RULE keep AS ON DELETE TO lines DO INSTEAD NOTHING

CREATE OR REPLACE RULE blobs_log AS ON DELETE TO blobs DO INSTEAD UPDATE shards SET v = 'x' WHERE k = OLD.id

DROP RULE blobs_log ON blobs

ALTER TABLE blobs DISABLE RULE blobs_log

ALTER RULE blobs_log ON blobs RENAME TO blobs_logged

CREATE TRIGGER t AFTER INSERT ON lines REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION touch()

CREATE CONSTRAINT TRIGGER t AFTER INSERT ON lines FROM books DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch()

ALTER TRIGGER lines_touch ON lines RENAME TO lines_touched

DROP TRIGGER lines_touch ON lines

DROP FUNCTION touch() CASCADE

CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$

CREATE POLICY more ON lines FOR SELECT TO PUBLIC USING (book IN (SELECT id FROM books))

ALTER POLICY own_books ON books USING (true)

DROP POLICY own_books ON books

LOCK TABLE ONLY docs IN SHARE UPDATE EXCLUSIVE MODE

LOCK TABLE books, lines IN ROW EXCLUSIVE MODE

LOCK TABLE entries IN SHARE ROW EXCLUSIVE MODE

TRUNCATE lines RESTART IDENTITY

TRUNCATE books CASCADE

CREATE SEQUENCE line_no OWNED BY lines.id

ALTER SEQUENCE book_no OWNED BY books.code

ALTER SEQUENCE books_id_seq RESTART

ALTER SEQUENCE book_no AS int MAXVALUE 1000

DROP SEQUENCE book_no

CLUSTER lines USING lines_book_idx

VACUUM (FULL, ANALYZE) lines

VACUUM (INDEX_CLEANUP OFF) lines

ANALYZE (VERBOSE) lines, books (code)

INSERT INTO books (code) VALUES ('a') ON CONFLICT (code) DO UPDATE SET title = excluded.title

INSERT INTO entries_q1 VALUES (1, 9, '2024-02-02', 1, 'x')

-- at most: which partition takes the row that the rule inserts
DELETE FROM blobs WHERE id = 1

DELETE FROM books WHERE id = 2

UPDATE books SET total = total + 1 WHERE code = 'a'

UPDATE docs SET title = 'y'

-- from 15
MERGE INTO lines l USING books b ON l.book = b.id WHEN MATCHED THEN UPDATE SET memo = b.title WHEN NOT MATCHED THEN DO NOTHING

DO $$ BEGIN ALTER TABLE books ADD COLUMN q int; ALTER TABLE lines ADD COLUMN q int DEFAULT 4; END $$

DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'colour') THEN CREATE TYPE colour AS ENUM ('red'); END IF; END $$

DO $$ DECLARE n int; BEGIN SELECT count(*) INTO n FROM lines; IF n > 0 THEN LOCK TABLE books IN SHARE MODE; END IF; END $$

DO $$ DECLARE r record; BEGIN FOR r IN SELECT id FROM books LOOP DELETE FROM lines WHERE book = r.id; END LOOP; END $$

SELECT setval(pg_get_serial_sequence('books', 'id'), (SELECT max(id) FROM books))

SELECT lo_create(0)

