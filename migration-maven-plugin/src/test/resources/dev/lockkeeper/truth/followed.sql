CREATE TABLE a (id serial PRIMARY KEY, v text);
INSERT INTO a (v) VALUES ('x');
CREATE VIEW va AS SELECT * FROM a;
CREATE VIEW vva AS SELECT * FROM va;
ALTER TABLE a RENAME TO b;
CREATE VIEW a AS SELECT * FROM b;
CREATE SCHEMA s;
ALTER VIEW va SET SCHEMA s;
ALTER TABLE b SET SCHEMA s;
CREATE SEQUENCE sq;
CREATE TABLE c (id int DEFAULT nextval('sq'), z int DEFAULT -1 * currval('sq'));
CREATE TYPE ty AS (x int, y varchar(5));
CREATE TABLE tt OF ty;
CREATE TABLE tts () INHERITS (tt);
INSERT INTO tts VALUES (1,'a');
INSERT INTO tt VALUES (1,'a');
CREATE TABLE lines (id int PRIMARY KEY);
INSERT INTO lines VALUES (1);
CREATE TABLE sails (id int PRIMARY KEY, line_id int REFERENCES lines, n int DEFAULT 0);
INSERT INTO sails VALUES (1,1);
CREATE TABLE berths (id int PRIMARY KEY, sail_id int REFERENCES sails);
INSERT INTO berths VALUES (0,1);
CREATE FUNCTION counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE sails SET n = n + 1 WHERE id = NEW.sail_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER counting AFTER INSERT ON berths FOR EACH ROW EXECUTE FUNCTION counted();
CREATE TABLE numbered (id serial PRIMARY KEY, v text, w int);
INSERT INTO numbered (v,w) SELECT 'x', g FROM generate_series(1,5) g;
CREATE INDEX a_w ON numbered (w);
ALTER TABLE numbered CLUSTER ON a_w;
CREATE TABLE elsewhere (id int PRIMARY KEY, v text);
INSERT INTO elsewhere VALUES (1,'x');
CREATE MATERIALIZED VIEW shown AS SELECT 1 AS id, 'x'::text AS v FROM elsewhere;
CREATE UNIQUE INDEX m_id ON shown (id);
CREATE TABLE parted (k int, v int, PRIMARY KEY (k)) PARTITION BY RANGE (k);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10);
CREATE TABLE parted_2 PARTITION OF parted FOR VALUES FROM (10) TO (20);
INSERT INTO parted SELECT g, g FROM generate_series(1,15) g;
CREATE TABLE pointing (id int PRIMARY KEY, k int REFERENCES parted (k)) PARTITION BY LIST (id);
CREATE TABLE pointing_1 PARTITION OF pointing FOR VALUES IN (1);
CREATE TABLE pointing_2 PARTITION OF pointing FOR VALUES IN (2);
INSERT INTO pointing VALUES (1, 11), (2, 12);
CREATE TABLE above (id int, t text);
CREATE TABLE below () INHERITS (above);
INSERT INTO above VALUES (1,'a');
INSERT INTO below VALUES (2,'elsewhere');
CREATE TABLE taking (k int REFERENCES elsewhere (id)) PARTITION BY RANGE (k);
CREATE TABLE taken (k int);
INSERT INTO taken VALUES (1);
ALTER TABLE taken ADD FOREIGN KEY (k) REFERENCES elsewhere (id) NOT VALID;
-- statements
SELECT * FROM vva;

SELECT * FROM s.va;

UPDATE a SET v = 'y' WHERE id = 1;

INSERT INTO vva (v) VALUES ('z');

INSERT INTO c DEFAULT VALUES;

DROP VIEW s.va CASCADE;

DROP TABLE s.b CASCADE;

ALTER TABLE s.b DROP COLUMN v CASCADE;

ALTER TYPE ty ADD ATTRIBUTE c text CASCADE;

ALTER TYPE ty ALTER ATTRIBUTE x TYPE bigint CASCADE;

ALTER TYPE ty DROP ATTRIBUTE x CASCADE;

INSERT INTO berths SELECT g, 1 FROM generate_series(1,3) g;

INSERT INTO berths VALUES (1,1),(2,1);

INSERT INTO berths VALUES (1,1);

-- from 18
CREATE TABLE g (id int PRIMARY KEY, sail_id int REFERENCES sails NOT ENFORCED, w int CHECK (w > 50) NOT ENFORCED);

-- from 18
ALTER TABLE berths ADD COLUMN w int CHECK (w > 50) NOT ENFORCED;

-- from 18
ALTER TABLE berths ADD COLUMN w int DEFAULT 3 CHECK (w > 50) NOT ENFORCED;

-- from 18
ALTER TABLE berths ADD COLUMN w int DEFAULT 3 CHECK (w > 1) ENFORCED;

-- from 18
ALTER TABLE berths ADD COLUMN w int DEFAULT 7 REFERENCES sails NOT ENFORCED;

-- from 18
ALTER TABLE berths ADD COLUMN w int NOT NULL DEFAULT 3 REFERENCES sails DEFERRABLE INITIALLY DEFERRED NOT ENFORCED;

-- from 18
ALTER TABLE berths ADD FOREIGN KEY (sail_id) REFERENCES lines NOT ENFORCED;

-- from 18
CREATE TABLE g (id int PRIMARY KEY, sail_id int, FOREIGN KEY (sail_id) REFERENCES sails NOT ENFORCED, CHECK (sail_id > 50) NOT ENFORCED);

CLUSTER;

CLUSTER VERBOSE numbered;

VACUUM ANALYZE parted;

VACUUM (ANALYZE) above;

ALTER TABLE parted DETACH PARTITION parted_1;

-- at most: a default that the same statement drops is not made anew
ALTER TABLE numbered ALTER COLUMN id TYPE bigint, ALTER COLUMN id DROP DEFAULT;

-- at most: a default that the same statement drops is not made anew
ALTER TABLE numbered ALTER COLUMN id DROP DEFAULT, ALTER COLUMN id TYPE bigint;

ALTER TABLE numbered ALTER COLUMN id DROP DEFAULT, ALTER COLUMN id SET DEFAULT 5;

WITH n AS (SELECT nextval('numbered_id_seq')) SELECT currval('numbered_id_seq') FROM n;

ALTER TABLE taking ATTACH PARTITION taken FOR VALUES FROM (0) TO (10);
