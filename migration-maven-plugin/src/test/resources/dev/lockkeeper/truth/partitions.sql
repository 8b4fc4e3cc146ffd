CREATE TABLE owners (id bigint PRIMARY KEY);

INSERT INTO owners VALUES (1), (2), (3);

CREATE TABLE logs (
  id bigint NOT NULL,
  at timestamptz NOT NULL,
  msg text,
  owner_id bigint
) PARTITION BY RANGE (at);

CREATE TABLE logs_2024 PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE TABLE logs_default PARTITION OF logs DEFAULT;

INSERT INTO logs VALUES (1, '2024-05-01', 'a', 1), (2, '2025-05-01', 'b', 2), (3, '2028-01-01', 'c', 3);

CREATE INDEX logs_at_idx ON logs (at);

CREATE TABLE newcomer (id bigint NOT NULL, at timestamptz NOT NULL, msg text, owner_id bigint);

INSERT INTO newcomer VALUES (4, '2026-05-01', 'd', 1);

CREATE TABLE bounded (
  id bigint NOT NULL,
  at timestamptz NOT NULL,
  msg text,
  owner_id bigint,
  CHECK (at >= '2026-01-01' AND at < '2027-01-01')
);

INSERT INTO bounded VALUES (4, '2026-05-01', 'd', 1);

CREATE TABLE target (id int PRIMARY KEY, x int) PARTITION BY LIST (id);

CREATE TABLE target_1 PARTITION OF target FOR VALUES IN (1, 2);

INSERT INTO target VALUES (1, 1);

CREATE TABLE pointing (id int, t int REFERENCES target (id));

INSERT INTO pointing VALUES (1, 1);

CREATE TABLE zones (id int, owner_id bigint REFERENCES owners (id)) PARTITION BY LIST (id);

CREATE TABLE zones_1 PARTITION OF zones FOR VALUES IN (1);

INSERT INTO zones VALUES (1, 1);

CREATE TABLE zone (id int, owner_id bigint);

INSERT INTO zone VALUES (2, 1);

CREATE TABLE base (id int, x int);

CREATE TABLE child (y int) INHERITS (base);

INSERT INTO base VALUES (1, 1);

INSERT INTO child VALUES (2, 2, 2);

-- statements

ALTER TABLE logs ADD COLUMN a int

ALTER TABLE logs ADD COLUMN a double precision DEFAULT random()

ALTER TABLE logs DROP COLUMN msg

ALTER TABLE logs RENAME COLUMN msg TO message

ALTER TABLE logs RENAME TO journal

ALTER TABLE logs ALTER COLUMN msg TYPE varchar(10)

ALTER TABLE logs ALTER COLUMN msg TYPE varchar

ALTER TABLE logs ALTER COLUMN msg SET NOT NULL

ALTER TABLE logs_2024 ALTER COLUMN msg SET NOT NULL

ALTER TABLE logs ALTER COLUMN msg SET DEFAULT 'x'

ALTER TABLE ONLY logs ALTER COLUMN msg SET DEFAULT 'x'

ALTER TABLE logs ALTER COLUMN msg SET STATISTICS 3

ALTER TABLE logs ADD CHECK (id > 0)

ALTER TABLE logs ADD CONSTRAINT positive CHECK (id > 0) NOT VALID

ALTER TABLE logs ADD PRIMARY KEY (id, at)

ALTER TABLE logs ADD UNIQUE (id, at)

ALTER TABLE logs ADD FOREIGN KEY (owner_id) REFERENCES owners (id)

ALTER TABLE logs OWNER TO current_user

ALTER TABLE logs REPLICA IDENTITY FULL

ALTER TABLE logs ENABLE ROW LEVEL SECURITY

CREATE INDEX ON logs (msg)

CREATE INDEX ON ONLY logs (msg)

CREATE INDEX CONCURRENTLY x ON logs_2024 (msg)

DROP INDEX logs_at_idx

REINDEX TABLE logs

REINDEX TABLE logs_2024

CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')

ALTER TABLE logs ATTACH PARTITION newcomer FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')

ALTER TABLE logs ATTACH PARTITION bounded FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')

ALTER TABLE logs DETACH PARTITION logs_2024

ALTER TABLE logs DETACH PARTITION logs_default

-- from 14
ALTER TABLE zones DETACH PARTITION zones_1 CONCURRENTLY

DROP TABLE logs_2024

DROP TABLE logs

TRUNCATE logs

TRUNCATE logs_2024

ANALYZE logs

VACUUM logs

VACUUM FULL logs

-- differs: which partition takes the row is not known to the prediction
INSERT INTO logs VALUES (5, '2024-06-01', 'e', 1)

UPDATE logs SET msg = 'x'

-- differs: the planner locks no partition that the condition rules out
UPDATE logs SET msg = 'x' WHERE at = '2024-05-01'

DELETE FROM logs

SELECT count(*) FROM logs

LOCK TABLE logs

LOCK TABLE ONLY logs

CREATE TRIGGER t AFTER INSERT ON logs FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()

DROP TABLE pointing

DROP TABLE target CASCADE

CREATE TABLE target_3 PARTITION OF target FOR VALUES IN (3)

ALTER TABLE pointing ADD FOREIGN KEY (id) REFERENCES target (id)

ALTER TABLE pointing ADD FOREIGN KEY (id) REFERENCES target (id) NOT VALID

ALTER TABLE pointing DROP CONSTRAINT pointing_t_fkey

CREATE TABLE more (t int REFERENCES target (id))

ALTER TABLE base ADD COLUMN z int

ALTER TABLE base ALTER COLUMN x TYPE bigint

ALTER TABLE base ALTER COLUMN x SET NOT NULL

ALTER TABLE base ALTER COLUMN x SET DEFAULT 3

ALTER TABLE ONLY base ALTER COLUMN x SET DEFAULT 3

ALTER TABLE ONLY base ALTER COLUMN x SET STATISTICS 7

ALTER TABLE base ADD CHECK (x > 0)

ALTER TABLE base ADD PRIMARY KEY (id)

ALTER TABLE base RENAME COLUMN x TO x2

ALTER TABLE base RENAME TO base2

ALTER TABLE base SET (fillfactor = 40)

CREATE INDEX ON base (x)

CREATE TABLE kid (k int) INHERITS (base)

DROP TABLE child

DROP TABLE base CASCADE

TRUNCATE base

TRUNCATE ONLY base

DELETE FROM base

DELETE FROM ONLY base

UPDATE base SET x = 3

UPDATE ONLY base SET x = 3

ANALYZE base

-- from 18
ANALYZE ONLY base

-- from 18
VACUUM ONLY base

ALTER TABLE zones ATTACH PARTITION zone FOR VALUES IN (2)

CREATE TABLE zones_3 PARTITION OF zones FOR VALUES IN (3)

ALTER TABLE zones DETACH PARTITION zones_1

DROP TABLE zones_1

DROP TABLE zones

DROP TABLE owners CASCADE
