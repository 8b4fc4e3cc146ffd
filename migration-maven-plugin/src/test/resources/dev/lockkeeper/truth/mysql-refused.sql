CREATE TABLE depots (
  id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code char(6) CHARACTER SET ascii NOT NULL,
  town varchar(60) NOT NULL DEFAULT 'Linz',
  region varchar(40),
  area point NOT NULL SRID 0,
  UNIQUE KEY depots_code (code),
  KEY depots_region (region, town)
);

CREATE TABLE parcels (
  id bigint NOT NULL AUTO_INCREMENT,
  depot_id int unsigned NOT NULL,
  sender_id int unsigned,
  grams int NOT NULL,
  price decimal(8,2) NOT NULL DEFAULT 0,
  total decimal(9,2) GENERATED ALWAYS AS (price * 1.2) VIRTUAL,
  weight_kg decimal(9,3) GENERATED ALWAYS AS (grams / 1000) STORED,
  label varchar(100),
  notes text,
  papers json,
  sent datetime,
  handed datetime DEFAULT (sent),
  depot_code char(6) CHARACTER SET ascii,
  PRIMARY KEY (id),
  KEY parcels_depot (depot_id),
  KEY parcels_label ((lower(label))),
  CONSTRAINT parcels_depot_fk FOREIGN KEY (depot_id) REFERENCES depots (id),
  CONSTRAINT parcels_sender_fk FOREIGN KEY (sender_id) REFERENCES depots (id) ON DELETE SET NULL,
  CONSTRAINT parcels_code_fk FOREIGN KEY (depot_code) REFERENCES depots (code)
);

CREATE TABLE tariffs (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  low int NOT NULL,
  high int NOT NULL,
  fee decimal(6,2),
  word varchar(300),
  CONSTRAINT tariffs_span CHECK (low < high),
  CONSTRAINT tariffs_fee CHECK (fee > 0)
);

CREATE TABLE scans (
  parcel bigint NOT NULL,
  day date NOT NULL,
  gate int,
  KEY scans_gate (gate)
) PARTITION BY RANGE COLUMNS (day) (
  PARTITION p1 VALUES LESS THAN ('2025-01-01'),
  PARTITION p2 VALUES LESS THAN ('2026-01-01')
);

CREATE TABLE tracks (
  id int NOT NULL,
  truck int NOT NULL,
  PRIMARY KEY (id, truck)
) PARTITION BY RANGE (truck) (
  PARTITION t1 VALUES LESS THAN (10),
  PARTITION t2 VALUES LESS THAN (20),
  PARTITION rest VALUES LESS THAN MAXVALUE
);

CREATE TABLE slots (
  id int NOT NULL PRIMARY KEY,
  side char(1)
) PARTITION BY HASH (id) PARTITIONS 3;

CREATE TABLE plain (
  a int,
  b varchar(200) NOT NULL,
  c int NOT NULL DEFAULT 1,
  d int,
  UNIQUE KEY plain_c (c)
);

CREATE TABLE single (
  only_one int
);

CREATE VIEW cheap AS SELECT id, price FROM parcels WHERE price < 5;

INSERT INTO depots (code, region, area) VALUES ('a', 'n', ST_GeomFromText('POINT(1 1)')), ('b', 's', ST_GeomFromText('POINT(2 1)'));

INSERT INTO parcels (depot_id, sender_id, grams, label) VALUES (1, 2, 100, 'x'), (2, 1, 200, 'y');

INSERT INTO tariffs (low, high, fee) VALUES (1, 2, 3), (4, 5, 6);

INSERT INTO plain (a, b, c, d) VALUES (1, 'x', 10, 1), (2, 'y', 20, 2);

-- statements
-- refused
ALTER TABLE parcels RENAME COLUMN price TO cost

-- refused
ALTER TABLE parcels DROP COLUMN price

-- from 80016
ALTER TABLE parcels DROP COLUMN price, DROP COLUMN total

-- refused
ALTER TABLE parcels CHANGE price cost decimal(8,2) NOT NULL

ALTER TABLE parcels CHANGE price cost decimal(8,2) NOT NULL, MODIFY total decimal(9,2) GENERATED ALWAYS AS (cost * 1.2) VIRTUAL

-- refused
ALTER TABLE parcels DROP COLUMN grams

-- refused
ALTER TABLE parcels DROP COLUMN label

-- refused
ALTER TABLE parcels RENAME COLUMN label TO tag

-- from 80016
ALTER TABLE parcels DROP INDEX parcels_label, DROP COLUMN label

-- refused
ALTER TABLE parcels DROP COLUMN sent

-- refused
ALTER TABLE parcels RENAME COLUMN sent TO sent_at

-- from 80016
ALTER TABLE parcels DROP COLUMN handed, DROP COLUMN sent

-- from 80016
-- refused
ALTER TABLE tariffs DROP COLUMN low

-- from 80016
ALTER TABLE tariffs DROP COLUMN fee

-- from 80016
-- refused
ALTER TABLE tariffs RENAME COLUMN fee TO price

-- from 80016
-- refused
ALTER TABLE tariffs RENAME COLUMN high TO upper_end

-- from 80016
ALTER TABLE tariffs DROP CHECK tariffs_span, DROP COLUMN low

-- from 80016
-- refused
ALTER TABLE tariffs ADD CONSTRAINT tariffs_fee CHECK (fee < 100)

-- from 80016
ALTER TABLE tariffs DROP CONSTRAINT tariffs_fee, ADD CONSTRAINT tariffs_fee CHECK (fee < 100)

-- from 80016
-- refused
ALTER TABLE tariffs ADD CHECK (id > 0)

-- from 80016
-- refused
ALTER TABLE tariffs ADD CHECK (fee > rand())

-- from 80016
-- refused
ALTER TABLE tariffs ADD COLUMN top int CHECK (top > low)

-- from 80016
ALTER TABLE tariffs ADD COLUMN top int CHECK (top > 3)

-- refused
ALTER TABLE tariffs ADD COLUMN twice int AS (id * 2)

-- refused
ALTER TABLE tariffs ADD COLUMN twice int AS (id * 2) STORED

-- refused
ALTER TABLE tariffs ADD COLUMN made datetime AS (now())

-- refused
ALTER TABLE tariffs ADD COLUMN twice int DEFAULT (id * 2)

ALTER TABLE tariffs ADD COLUMN twice int DEFAULT (low * 2)

-- refused
ALTER TABLE tariffs ADD COLUMN x int AS (y + 1), ADD COLUMN y int AS (low + 1)

ALTER TABLE tariffs ADD COLUMN y int AS (low + 1), ADD COLUMN x int AS (y + 1)

-- refused
ALTER TABLE scans DROP COLUMN day

-- refused
ALTER TABLE scans RENAME COLUMN day TO on_day

-- refused
ALTER TABLE scans ADD UNIQUE KEY (parcel)

ALTER TABLE scans ADD UNIQUE KEY (parcel, day)

-- refused
ALTER TABLE scans ADD PRIMARY KEY (parcel, gate)

-- refused
ALTER TABLE scans ADD FULLTEXT KEY (gate)

-- refused
ALTER TABLE scans ADD FOREIGN KEY (parcel) REFERENCES parcels (id)

-- refused
ALTER TABLE parcels PARTITION BY HASH (id) PARTITIONS 4

-- refused
ALTER TABLE depots PARTITION BY HASH (id) PARTITIONS 4

-- refused
ALTER TABLE plain ADD COLUMN slot int, ADD FOREIGN KEY (slot) REFERENCES slots (id)

-- refused
ALTER TABLE plain PARTITION BY HASH (a) PARTITIONS 4

ALTER TABLE plain PARTITION BY HASH (c) PARTITIONS 4

-- refused
ALTER TABLE plain DROP PARTITION p1

-- refused
ALTER TABLE plain REMOVE PARTITIONING

-- refused
ALTER TABLE slots DROP PARTITION p1

-- refused
ALTER TABLE tracks COALESCE PARTITION 1

-- refused
ALTER TABLE tracks ADD PARTITION (PARTITION t3 VALUES LESS THAN (30))

-- refused
ALTER TABLE scans ADD PARTITION (PARTITION p3 VALUES LESS THAN ('2024-01-01'))

ALTER TABLE scans ADD PARTITION (PARTITION p3 VALUES LESS THAN ('2027-01-01'))

ALTER TABLE scans ADD PARTITION (PARTITION p3 VALUES LESS THAN (MAXVALUE))

-- refused
ALTER TABLE scans ADD PARTITION (PARTITION p2 VALUES LESS THAN ('2027-01-01'))

-- refused
ALTER TABLE scans DROP PARTITION p9

-- refused
ALTER TABLE scans DROP PARTITION p1, p2

-- refused
ALTER TABLE parcels DROP INDEX parcels_depot

ALTER TABLE parcels DROP INDEX parcels_depot, ADD INDEX parcels_depot_sent (depot_id, sent)

-- refused
ALTER TABLE parcels DROP INDEX parcels_depot, ADD INDEX parcels_sent_depot (sent, depot_id)

-- refused
ALTER TABLE parcels DROP INDEX parcels_sender_fk

-- refused
ALTER TABLE parcels DROP COLUMN sender_id

ALTER TABLE parcels DROP FOREIGN KEY parcels_sender_fk, DROP COLUMN sender_id

-- refused
DROP INDEX depots_code ON depots

-- refused
ALTER TABLE depots DROP COLUMN code

-- refused
ALTER TABLE depots DROP PRIMARY KEY

-- refused
ALTER TABLE depots MODIFY id bigint unsigned NOT NULL AUTO_INCREMENT

-- refused
ALTER TABLE depots MODIFY id int unsigned NOT NULL

-- refused
ALTER TABLE parcels MODIFY depot_id bigint unsigned NOT NULL

-- refused
ALTER TABLE parcels MODIFY sender_id int unsigned NOT NULL

ALTER TABLE parcels MODIFY depot_id int unsigned

-- refused
ALTER TABLE parcels MODIFY depot_code char(8) CHARACTER SET ascii

-- refused
ALTER TABLE parcels MODIFY depot_code varchar(6) CHARACTER SET ascii

-- refused
ALTER TABLE parcels MODIFY depot_code char(6) CHARACTER SET utf8mb4

-- refused
-- session: SET foreign_key_checks = 0
ALTER TABLE parcels DROP INDEX parcels_depot

-- refused
-- session: SET foreign_key_checks = 0
ALTER TABLE parcels MODIFY depot_id bigint unsigned NOT NULL

-- refused
-- session: SET foreign_key_checks = 0
ALTER TABLE parcels DROP COLUMN depot_id

-- refused
-- session: SET foreign_key_checks = 0
ALTER TABLE depots DROP INDEX depots_code

-- refused
-- session: SET foreign_key_checks = 0
ALTER TABLE plain ADD COLUMN r varchar(60), ADD FOREIGN KEY (r) REFERENCES depots (town)

-- refused
-- session: SET foreign_key_checks = 0
ALTER TABLE plain ADD COLUMN r int, ADD FOREIGN KEY (r) REFERENCES depots (id)

-- refused
ALTER TABLE plain ADD COLUMN r varchar(60), ADD FOREIGN KEY (r) REFERENCES depots (town)

ALTER TABLE plain ADD COLUMN r varchar(60), ADD FOREIGN KEY (r) REFERENCES depots (region)

-- refused
ALTER TABLE plain ADD COLUMN r int, ADD FOREIGN KEY (r) REFERENCES depots (id)

-- refused
ALTER TABLE plain ADD COLUMN r bigint unsigned, ADD FOREIGN KEY (r) REFERENCES depots (id)

-- refused
ALTER TABLE plain ADD COLUMN r char(6), ADD FOREIGN KEY (r) REFERENCES depots (code)

ALTER TABLE plain ADD COLUMN r varchar(9) CHARACTER SET ascii, ADD FOREIGN KEY (r) REFERENCES depots (code)

-- refused
ALTER TABLE plain ADD COLUMN r int unsigned NOT NULL DEFAULT 1, ADD FOREIGN KEY (r) REFERENCES depots (id) ON DELETE SET NULL

-- refused
ALTER TABLE plain ADD COLUMN r int unsigned AS (a) VIRTUAL, ADD FOREIGN KEY (r) REFERENCES depots (id)

-- refused
ALTER TABLE plain ADD COLUMN r int unsigned, ADD CONSTRAINT parcels_sender_fk FOREIGN KEY (r) REFERENCES depots (id)

-- refused
ALTER TABLE parcels DROP FOREIGN KEY parcels_depot_fk, ADD CONSTRAINT parcels_depot_fk FOREIGN KEY (depot_id) REFERENCES depots (id) ON DELETE CASCADE

ALTER TABLE parcels DROP FOREIGN KEY parcels_depot_fk, ADD CONSTRAINT parcels_depot_fk2 FOREIGN KEY (depot_id) REFERENCES depots (id) ON DELETE CASCADE

-- refused
ALTER TABLE tariffs ADD COLUMN n int NOT NULL AUTO_INCREMENT UNIQUE

-- refused
ALTER TABLE plain ADD COLUMN n int NOT NULL AUTO_INCREMENT

ALTER TABLE plain ADD COLUMN n int NOT NULL AUTO_INCREMENT, ADD KEY (n)

-- refused
ALTER TABLE tariffs DROP PRIMARY KEY

-- refused
ALTER TABLE tariffs DROP PRIMARY KEY, ADD PRIMARY KEY (low, id)

ALTER TABLE tariffs DROP PRIMARY KEY, ADD PRIMARY KEY (id, low)

-- refused
ALTER TABLE tariffs ADD PRIMARY KEY (low)

-- refused
ALTER TABLE plain MODIFY b varchar(200) NOT NULL AUTO_INCREMENT

-- refused
ALTER TABLE tariffs MODIFY word varchar(800), ADD KEY (word)

ALTER TABLE tariffs MODIFY word varchar(768), ADD KEY (word)

ALTER TABLE tariffs MODIFY word varchar(3000) CHARACTER SET latin1, ADD KEY (word)

-- refused
ALTER TABLE tariffs ROW_FORMAT=COMPACT, ADD KEY (word)

-- refused
ALTER TABLE tariffs MODIFY word varchar(400), ADD COLUMN w2 varchar(400), ADD KEY (word, w2)

-- refused
ALTER TABLE parcels ADD KEY (notes)

ALTER TABLE parcels ADD KEY (notes(20))

-- refused
ALTER TABLE parcels ADD KEY (papers)

-- refused
ALTER TABLE parcels ADD KEY ((papers->'$.a'))

-- refused
ALTER TABLE parcels ADD KEY ((papers->>'$.a'))

ALTER TABLE parcels ADD KEY ((cast(papers->>'$.a' AS char(20))))

-- refused
ALTER TABLE parcels ADD KEY ((sent))

-- refused
ALTER TABLE parcels ADD KEY ((year(sent) + rand()))

-- refused
ALTER TABLE parcels ADD FULLTEXT KEY (sent)

-- refused
ALTER TABLE parcels ADD SPATIAL KEY (sent)

-- refused
ALTER TABLE parcels ADD COLUMN p point, ADD SPATIAL KEY (p)

-- refused
ALTER TABLE parcels ADD KEY (grams(3))

-- refused
ALTER TABLE plain ADD KEY (b(300))

-- refused
ALTER TABLE plain ADD KEY (a, a)

-- refused
ALTER TABLE plain ADD COLUMN t text DEFAULT 'x'

-- refused
ALTER TABLE plain ADD COLUMN t json DEFAULT '{}'

ALTER TABLE plain ADD COLUMN t json DEFAULT ('{}')

ALTER TABLE plain ADD COLUMN t text DEFAULT NULL

-- refused
ALTER TABLE plain ADD COLUMN t text NOT NULL DEFAULT ''

-- refused
ALTER TABLE plain ADD COLUMN t int NOT NULL DEFAULT NULL

-- refused
ALTER TABLE plain ADD COLUMN t int DEFAULT ''

-- refused
ALTER TABLE plain ADD COLUMN t tinyint DEFAULT 300

-- refused
ALTER TABLE plain ADD COLUMN t int unsigned DEFAULT -1

-- refused
ALTER TABLE plain ADD COLUMN t enum('a','b') DEFAULT 'c'

-- refused
ALTER TABLE plain ADD COLUMN t varchar(3) DEFAULT 'four'

-- refused
ALTER TABLE plain ADD COLUMN t datetime NOT NULL DEFAULT '0000-00-00 00:00:00'

-- session: SET sql_mode = 'NO_ENGINE_SUBSTITUTION'
ALTER TABLE plain ADD COLUMN t datetime NOT NULL DEFAULT '0000-00-00 00:00:00'

-- refused
ALTER TABLE plain ADD COLUMN t date DEFAULT CURRENT_TIMESTAMP

-- refused
ALTER TABLE plain ADD COLUMN t datetime(6) DEFAULT CURRENT_TIMESTAMP

-- refused
ALTER TABLE plain ADD COLUMN t datetime DEFAULT CURRENT_TIMESTAMP(3)

-- refused
ALTER TABLE plain ADD COLUMN t int ON UPDATE CURRENT_TIMESTAMP

-- refused
ALTER TABLE plain ALTER COLUMN a SET DEFAULT 'x'

-- refused
ALTER TABLE parcels ALTER COLUMN notes SET DEFAULT 'x'

-- refused
ALTER TABLE plain ADD COLUMN t varchar(20000)

-- refused
ALTER TABLE plain ADD COLUMN t char(300)

-- refused
ALTER TABLE plain ADD COLUMN t decimal(70,2)

-- refused
ALTER TABLE plain ADD COLUMN t decimal(5,7)

-- refused
ALTER TABLE plain ADD COLUMN t enum('a','b','A')

-- refused
ALTER TABLE plain ADD COLUMN t datetime(7)

-- refused
ALTER TABLE plain ADD COLUMN a int

-- refused
ALTER TABLE plain ADD COLUMN A varchar(3)

-- refused
ALTER TABLE plain RENAME COLUMN a TO c

ALTER TABLE plain RENAME COLUMN a TO d, DROP COLUMN d

-- refused
ALTER TABLE plain ADD COLUMN z int, ADD COLUMN z int

-- refused
ALTER TABLE plain DROP COLUMN nothing_there

-- refused
ALTER TABLE plain MODIFY nothing_there int

-- refused
ALTER TABLE plain CHANGE nothing_there there int

-- refused
ALTER TABLE plain RENAME COLUMN nothing_there TO there

-- refused
ALTER TABLE plain ADD COLUMN z int AFTER nothing_there

-- refused
ALTER TABLE plain ALTER COLUMN nothing_there SET DEFAULT 1

-- refused
ALTER TABLE plain DROP INDEX nothing_there

-- refused
ALTER TABLE plain RENAME INDEX nothing_there TO there

-- refused
ALTER TABLE plain DROP FOREIGN KEY nothing_there

-- refused
ALTER TABLE plain DROP PRIMARY KEY

-- refused
ALTER TABLE plain ADD KEY (nothing_there)

-- refused
CREATE INDEX i ON plain (a, nothing_there)

-- refused
CREATE INDEX plain_c ON plain (a)

-- refused
ALTER TABLE plain ADD INDEX PLAIN_C (a)

ALTER TABLE plain DROP INDEX plain_c, ADD INDEX plain_c (a)

-- refused
ALTER TABLE depots RENAME INDEX depots_code TO depots_region

-- refused
ALTER TABLE single DROP COLUMN only_one

ALTER TABLE single DROP COLUMN only_one, ADD COLUMN two int

-- refused
ALTER TABLE plain ALTER INDEX plain_c INVISIBLE

ALTER TABLE depots ALTER INDEX depots_code INVISIBLE

-- refused
TRUNCATE TABLE depots

TRUNCATE TABLE parcels

-- session: SET foreign_key_checks = 0
TRUNCATE TABLE depots

-- refused
DROP TABLE depots

DROP TABLE depots, parcels

DROP TABLE parcels, depots

-- session: SET foreign_key_checks = 0
DROP TABLE depots

-- refused
RENAME TABLE plain TO single

RENAME TABLE plain TO spare, single TO plain

-- refused
ALTER TABLE plain RENAME TO tariffs

-- refused
CREATE TABLE plain (id int)

CREATE TABLE IF NOT EXISTS plain (id int)

-- refused
CREATE VIEW cheap AS SELECT 1 FROM parcels

-- refused
CREATE VIEW plain AS SELECT 1 FROM single

-- refused
CREATE TABLE other (id int AUTO_INCREMENT, name text DEFAULT 'x', PRIMARY KEY (id))

-- refused
CREATE TABLE other (id int AUTO_INCREMENT, name text)

-- refused
CREATE TABLE other (id int PRIMARY KEY, n int PRIMARY KEY)

-- refused
CREATE TABLE other (id int PRIMARY KEY, id int)

-- refused
CREATE TABLE other (id int PRIMARY KEY, name varchar(1000), KEY (name))

-- refused
CREATE TABLE other (id int PRIMARY KEY, name varchar(10), KEY k (name), KEY k (id))

-- refused
CREATE TABLE other (id int PRIMARY KEY, depot int, FOREIGN KEY (depot) REFERENCES depots (id))

-- refused
CREATE TABLE other (id int PRIMARY KEY, day date) PARTITION BY KEY (day) PARTITIONS 2

-- refused
CREATE TABLE other (id int PRIMARY KEY, boss int, FOREIGN KEY (boss) REFERENCES other (id)) PARTITION BY HASH (id) PARTITIONS 2

CREATE TABLE other (id int PRIMARY KEY, boss int, FOREIGN KEY (boss) REFERENCES other (id))

-- refused
CREATE TABLE other (id int PRIMARY KEY, made timestamp NOT NULL DEFAULT '0000-00-00 00:00:00')

-- refused
CREATE TABLE other (id int PRIMARY KEY, body json, KEY (body))

-- refused
CREATE TABLE other (id int, UNIQUE KEY u (id) INVISIBLE, x int NOT NULL, UNIQUE KEY v (x) INVISIBLE)

-- refused
INSERT INTO plain (a, b, nothing_there) VALUES (1, 'x', 3)

-- refused
INSERT INTO plain (a, b) VALUES (1, 'x', 3)

-- refused
INSERT INTO plain VALUES (1, 'x')

-- refused
INSERT INTO plain (a) VALUES (1)

-- refused
INSERT INTO parcels (depot_id, grams, total) VALUES (1, 5, 3)

INSERT INTO parcels (depot_id, grams, total) VALUES (1, 5, DEFAULT)

-- session: SET sql_mode = ''
INSERT INTO plain (a) VALUES (1)

INSERT IGNORE INTO plain (a) VALUES (1)
