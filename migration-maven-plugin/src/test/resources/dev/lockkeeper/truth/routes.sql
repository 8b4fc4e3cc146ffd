CREATE TABLE depots (id int PRIMARY KEY, name text NOT NULL, state text NOT NULL DEFAULT 'open');

CREATE TABLE trips (
  depot int NOT NULL,
  month int NOT NULL,
  day int NOT NULL,
  km int NOT NULL DEFAULT 0,
  note text
) PARTITION BY RANGE (depot, month);

CREATE TABLE trips_a PARTITION OF trips FOR VALUES FROM (1, 1) TO (1, 7);

CREATE TABLE trips_b PARTITION OF trips FOR VALUES FROM (1, 7) TO (2, MINVALUE);

CREATE TABLE trips_c PARTITION OF trips FOR VALUES FROM (2, MINVALUE) TO (2, MAXVALUE);

CREATE TABLE trips_d PARTITION OF trips FOR VALUES FROM (4, 1) TO (MAXVALUE, MAXVALUE);

CREATE TABLE trips_rest PARTITION OF trips DEFAULT;

CREATE TABLE fares (zone text NOT NULL, year int NOT NULL, cents int NOT NULL) PARTITION BY RANGE (zone, year);

CREATE TABLE fares_n25 PARTITION OF fares FOR VALUES FROM ('n', 2025) TO ('n', 2026);

CREATE TABLE fares_n26 PARTITION OF fares FOR VALUES FROM ('n', 2026) TO ('n', 2027);

CREATE TABLE fares_s PARTITION OF fares FOR VALUES FROM ('s', MINVALUE) TO ('s', MAXVALUE);

CREATE TABLE stops (id int NOT NULL, day date NOT NULL, kind text NOT NULL, km int) PARTITION BY RANGE (day);

CREATE TABLE stops_2025 PARTITION OF stops FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (kind);

CREATE TABLE stops_2025_rest PARTITION OF stops_2025 FOR VALUES IN ('rest');

CREATE TABLE stops_2025_load PARTITION OF stops_2025 DEFAULT;

CREATE TABLE stops_2026 PARTITION OF stops FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

CREATE TABLE readings (device int NOT NULL, tenant bigint NOT NULL, km int) PARTITION BY HASH (device);

CREATE TABLE readings_0 PARTITION OF readings FOR VALUES WITH (MODULUS 3, REMAINDER 0);

CREATE TABLE readings_1 PARTITION OF readings FOR VALUES WITH (MODULUS 3, REMAINDER 1);

CREATE TABLE readings_2 PARTITION OF readings FOR VALUES WITH (MODULUS 3, REMAINDER 2) PARTITION BY HASH (tenant, device);

CREATE TABLE readings_2a PARTITION OF readings_2 FOR VALUES WITH (MODULUS 2, REMAINDER 0);

CREATE TABLE readings_2b PARTITION OF readings_2 FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE readings_2c PARTITION OF readings_2 FOR VALUES WITH (MODULUS 4, REMAINDER 3);

CREATE TABLE trail (id serial PRIMARY KEY, what text);

CREATE TABLE copies (id int, what text);

CREATE TABLE tickets (id int PRIMARY KEY, depot int, price int, note text);

CREATE TABLE incoming (id int, depot int, price int);

CREATE VIEW stops_now AS SELECT id, day, kind, km FROM stops WHERE day >= '2026-01-01';

CREATE VIEW stops_resting AS SELECT s.id, s.day, s.km FROM stops s WHERE s.kind = 'rest' AND s.day < '2026-01-01';

CREATE VIEW stops_at_depots AS SELECT n.id, d.name FROM stops_now n JOIN depots d ON d.id = n.id;

CREATE FUNCTION follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO trail (what) VALUES (TG_OP);
  RETURN NEW;
END $$;

CREATE FUNCTION copied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO copies VALUES (NEW.id, TG_OP);
  RETURN NEW;
END $$;

CREATE FUNCTION noted(what text) RETURNS int LANGUAGE sql AS $$ INSERT INTO trail (what) VALUES (what) RETURNING id $$;

CREATE FUNCTION noted(what int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN INSERT INTO copies VALUES (what, 'n'); RETURN 1; END $$;

CREATE OR REPLACE FUNCTION noted(what text) RETURNS int LANGUAGE sql AS $$ INSERT INTO trail (what) VALUES (upper(what)) RETURNING id $$;

CREATE FUNCTION counted(OUT n bigint, OUT last int) LANGUAGE plpgsql AS $$
DECLARE
  one trail%ROWTYPE;
BEGIN
  SELECT * INTO one FROM trail ORDER BY id DESC LIMIT 1;
  SELECT count(*), max(t.id) INTO n, last FROM trail t;
  DELETE FROM copies WHERE id = one.id;
END $$;

CREATE FUNCTION passed_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM noted(NEW.name);
  RETURN NEW;
END $$;

CREATE TRIGGER tickets_trail AFTER INSERT OR UPDATE ON tickets FOR EACH ROW EXECUTE FUNCTION follow();

CREATE TRIGGER tickets_copy AFTER INSERT OR UPDATE OR DELETE ON tickets FOR EACH ROW EXECUTE FUNCTION copied();

CREATE TRIGGER incoming_trail AFTER INSERT ON incoming FOR EACH ROW EXECUTE FUNCTION follow();

CREATE TRIGGER incoming_copy BEFORE INSERT ON incoming FOR EACH ROW EXECUTE FUNCTION copied();

CREATE TRIGGER depots_pass AFTER UPDATE ON depots FOR EACH ROW EXECUTE FUNCTION passed_on();

CREATE TRIGGER copies_emptied BEFORE TRUNCATE ON copies FOR EACH STATEMENT EXECUTE FUNCTION follow();

CREATE TRIGGER fares_emptied AFTER TRUNCATE ON fares_s EXECUTE FUNCTION follow();

ALTER TABLE tickets DISABLE TRIGGER tickets_trail;

ALTER TABLE incoming DISABLE TRIGGER USER;

ALTER TABLE incoming ENABLE ALWAYS TRIGGER incoming_copy;

ALTER TABLE tickets ENABLE REPLICA TRIGGER tickets_trail;

INSERT INTO depots VALUES (1, 'Kiel'), (2, 'Ulm'), (3, 'Bonn');

INSERT INTO trips VALUES (1, 2, 1), (1, 9, 1), (2, 5, 1), (3, 1, 1), (5, 1, 1);

INSERT INTO fares VALUES ('n', 2025, 1), ('n', 2026, 2), ('s', 2020, 3);

INSERT INTO stops VALUES (1, '2025-02-01', 'rest', 1), (2, '2025-03-01', 'load', 2), (3, '2026-03-01', 'load', 3);

INSERT INTO tickets VALUES (1, 1, 10), (2, 2, 20);

INSERT INTO incoming VALUES (1, 1, 11), (7, 3, 70);

ANALYZE;

-- statements

UPDATE trips SET km = 1 WHERE depot = 1 AND month = 3

-- at most: whether ranges leave a gap between them is not looked for
UPDATE trips SET km = 2 WHERE depot = 1 AND month >= 7

UPDATE trips SET km = 3 WHERE depot = 2 AND month > 3

UPDATE trips SET km = 4 WHERE depot = 3

UPDATE trips SET km = 5 WHERE month = 3

UPDATE trips t SET km = 6 WHERE t.depot = 1 AND 7 > t.month

-- at most: of OR each side is looked at by itself, and no month without its depot
UPDATE trips SET km = 7 WHERE depot = 1 AND (month = 3 OR month = 4)

UPDATE trips SET km = 8 WHERE (depot = 1 AND month = 3) OR depot = 5

DELETE FROM trips WHERE depot = 4 AND month = 0

DELETE FROM trips WHERE depot > 1 AND month = 3

INSERT INTO trips VALUES (1, 6, 1)

INSERT INTO trips VALUES (1, 7, 1), (9, 9, 9)

INSERT INTO trips (day, month, depot) VALUES (1, 1, 3)

INSERT INTO trips (depot, month, day) SELECT 2, 8, 1

SELECT * FROM trips WHERE depot = 1 AND month = 1

UPDATE trips SET month = 12 WHERE depot = 1 AND month = 2

UPDATE fares SET cents = 5 WHERE zone = 'n' AND year = 2026

UPDATE fares SET cents = 5 WHERE zone = 's'

UPDATE fares SET cents = 5 WHERE zone = 'n' AND year < 2026

DELETE FROM fares WHERE year = 2026

INSERT INTO fares VALUES ('s', 1999, 4), ('n', 2025, 4)

INSERT INTO readings VALUES (1, 1, 1)

INSERT INTO readings VALUES (2, -3, 1), (3, 5000000000, 1)

INSERT INTO readings VALUES (-4, -5000000000, 1)

INSERT INTO readings (km, tenant, device) VALUES (1, 9, 5), (1, 9, 6), (1, 9, 7), (1, 9, 8)

INSERT INTO readings VALUES (100000, 77, 1)

UPDATE readings SET km = 2 WHERE device = 3

UPDATE readings SET km = 2 WHERE device = 8 AND tenant = 9

DELETE FROM readings WHERE device = 2 OR device = 11

DELETE FROM readings WHERE device > 5

SELECT * FROM readings r WHERE 12 = r.device

UPDATE stops SET kind = 'rest' WHERE day = '2025-03-01' AND kind = 'load'

-- at most: which partition the row moves to
UPDATE stops SET day = '2025-06-01' WHERE day = '2026-03-01'

UPDATE stops_now SET km = 9

UPDATE stops_now SET km = 9 WHERE kind = 'load'

DELETE FROM stops_resting

DELETE FROM stops_resting WHERE km = 1

SELECT count(*) FROM stops_now

SELECT * FROM stops_resting WHERE km > 5

SELECT * FROM stops_at_depots

CREATE TABLE resting AS SELECT * FROM stops_resting

INSERT INTO copies SELECT id, kind FROM stops_now

INSERT INTO tickets VALUES (3, 1, 5)

UPDATE tickets SET price = 1 WHERE id = 1

INSERT INTO incoming VALUES (8, 8, 8)

UPDATE tickets SET price = noted('x')

-- at most: which of two functions of that name is called
UPDATE tickets SET price = 0 WHERE noted(5) = 1

INSERT INTO copies SELECT noted('y'), 'y'

INSERT INTO copies (id) VALUES (noted('z'))

-- at most: which of two functions of that name is called
DELETE FROM fares WHERE zone = 'n' AND year = noted('w')

SELECT * FROM counted()

-- at most: which of two functions of that name is called
UPDATE depots SET name = upper(name) WHERE id = 1

-- at most: which of two functions of that name is called
WITH told AS (SELECT noted('v') AS id) INSERT INTO fares SELECT 's', 1, id FROM told

-- from 15
MERGE INTO tickets t USING incoming i ON i.id = t.id WHEN MATCHED THEN UPDATE SET price = i.price WHEN NOT MATCHED THEN INSERT VALUES (i.id, i.depot, i.price)

-- from 15
MERGE INTO trips t USING incoming i ON i.depot = t.depot AND t.depot = 1 AND t.month = 2 WHEN MATCHED THEN UPDATE SET km = i.price

-- from 15
MERGE INTO trips t USING incoming i ON i.depot = t.depot AND t.depot = 2 WHEN MATCHED AND t.month = 5 THEN DELETE

-- from 15
MERGE INTO trips t USING (SELECT 9 AS id) i ON t.depot = 9 AND t.month = 9 WHEN NOT MATCHED THEN INSERT VALUES (9, 9, 9)

-- from 15
MERGE INTO trips t USING (SELECT 9 AS id) i ON t.depot = 1 AND t.month = 5 WHEN NOT MATCHED THEN INSERT VALUES (9, 9, 9)

-- from 15
MERGE INTO fares f USING incoming i ON f.cents = i.price WHEN NOT MATCHED THEN INSERT (zone, year, cents) VALUES ('s', 7, i.price)

-- from 15
MERGE INTO stops s USING incoming i ON i.id = s.id AND s.day >= '2026-01-01' WHEN MATCHED THEN UPDATE SET km = 0 WHEN NOT MATCHED THEN DO NOTHING

-- from 15
MERGE INTO stops s USING incoming i ON i.id = s.id AND s.day >= '2026-01-01' WHEN NOT MATCHED THEN INSERT VALUES (i.id, '2026-05-05', 'new', 1)

-- from 17
MERGE INTO stops s USING incoming i ON i.id = s.id AND s.day >= '2026-01-01' WHEN NOT MATCHED BY SOURCE THEN DELETE

-- from 17
MERGE INTO stops_now s USING incoming i ON i.id = s.id WHEN MATCHED THEN UPDATE SET km = 4

-- from 15
MERGE INTO tickets t USING incoming i ON i.id = t.id WHEN MATCHED AND t.price IS DISTINCT FROM i.price THEN UPDATE SET price = noted('m')

TRUNCATE copies

TRUNCATE fares

TRUNCATE fares_n25, tickets

UPDATE tickets t SET note = s.kind FROM stops s WHERE s.id = t.id + 1 AND s.day >= '2026-01-01'

DELETE FROM tickets t USING trips WHERE trips.depot = t.depot AND trips.depot = 1 AND month = 2

UPDATE tickets t SET note = 'x' FROM incoming i LEFT JOIN stops s ON s.id = i.id WHERE i.id = t.id AND (s.day < '2026-01-01' OR s.day IS NULL)
