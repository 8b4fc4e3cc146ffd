CREATE TABLE venues (
  id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(80) NOT NULL,
  city varchar(40) CHARACTER SET latin1 DEFAULT 'Graz',
  seats smallint unsigned,
  opened year,
  plan geometry NOT NULL SRID 0,
  remarks longtext,
  UNIQUE KEY venues_name (name(20)),
  SPATIAL KEY venues_plan (plan)
);

CREATE TABLE shows (
  id int unsigned NOT NULL AUTO_INCREMENT,
  house int unsigned,
  title varchar(120) NOT NULL DEFAULT '',
  kind enum('play','opera','ballet') CHARACTER SET utf8mb4 NOT NULL DEFAULT 'play',
  tags set('new','sold','late') DEFAULT NULL,
  price decimal(8,2) NOT NULL DEFAULT 0.00,
  gross decimal(9,2) GENERATED ALWAYS AS (price * 1.2) STORED,
  slug varchar(120) GENERATED ALWAYS AS (lower(title)) VIRTUAL,
  starts datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  ends datetime DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY shows_house_starts (house, starts),
  KEY shows_slug (slug),
  KEY shows_price (price DESC),
  KEY shows_ends (ends) INVISIBLE
);

CREATE TABLE tickets (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  show_no int unsigned NOT NULL,
  place_row smallint NOT NULL,
  place_seat smallint NOT NULL,
  holder varchar(63),
  code binary(16) DEFAULT NULL,
  UNIQUE KEY tickets_place (show_no, place_row, place_seat),
  KEY tickets_holder (holder),
  CONSTRAINT tickets_show FOREIGN KEY (show_no) REFERENCES shows (id) ON UPDATE CASCADE
);

CREATE TABLE takings (
  day date NOT NULL,
  till tinyint unsigned NOT NULL,
  amount decimal(12,2),
  memo varchar(40),
  PRIMARY KEY (day, till),
  KEY takings_amount (amount)
) PARTITION BY RANGE COLUMNS (day) (
  PARTITION q1 VALUES LESS THAN ('2025-04-01'),
  PARTITION q2 VALUES LESS THAN ('2025-07-01'),
  PARTITION rest VALUES LESS THAN (MAXVALUE)
);

CREATE TABLE reviews (
  FTS_DOC_ID bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  stars tinyint NOT NULL DEFAULT 3,
  words text,
  author varchar(60),
  FULLTEXT KEY reviews_words (words)
);

CREATE TABLE cloakroom (
  hook int NOT NULL,
  shelf char(1) NOT NULL,
  item varchar(30),
  UNIQUE KEY cloakroom_place (hook, shelf),
  UNIQUE KEY cloakroom_item (item)
) ROW_FORMAT=REDUNDANT;

CREATE TABLE scripts_read (
  id int NOT NULL PRIMARY KEY,
  pages int
) ENGINE=MyISAM;

CREATE TABLE seasons (
  id tinyint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  label varchar(20) COLLATE utf8mb4_bin NOT NULL,
  motto tinytext,
  budget int DEFAULT 0
);

CREATE VIEW dear_seasons AS SELECT id, label FROM seasons WHERE budget > 10;

INSERT INTO venues (name, seats, opened, plan)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9)
SELECT concat('house ', i), i, 1990 + i, ST_GeomFromText('POINT(1 1)') FROM n;

INSERT INTO shows (house, title, starts)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
SELECT 1 + i MOD 9, concat('Show ', i), now(6) + INTERVAL i DAY FROM n;

INSERT INTO tickets (show_no, place_row, place_seat, holder)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
SELECT i, 1, i, concat('h', i) FROM n;

INSERT INTO takings (day, till, amount) VALUES ('2025-01-01', 1, 5), ('2025-05-01', 2, 6), ('2026-01-01', 1, 7);

INSERT INTO reviews (words, author) VALUES ('fine', 'a'), ('dull', 'b'), ('loud', 'c');

INSERT INTO cloakroom (hook, shelf, item) VALUES (1, 'a', 'hat'), (2, 'b', 'coat'), (3, 'c', 'bag');

INSERT INTO scripts_read (id, pages) VALUES (1, 10), (2, 20);

INSERT INTO seasons (label, budget) VALUES ('winter', 5), ('summer', 50), ('autumn', 7);

-- statements
ALTER TABLE venues ADD COLUMN phone varchar(20) AFTER city, ADD COLUMN fax varchar(20) AFTER phone, DROP COLUMN opened

ALTER TABLE venues MODIFY seats smallint unsigned NOT NULL DEFAULT 100, MODIFY city varchar(40) CHARACTER SET latin1 NOT NULL DEFAULT 'Linz'

ALTER TABLE venues MODIFY seats mediumint unsigned

ALTER TABLE venues MODIFY opened smallint

ALTER TABLE venues MODIFY remarks mediumtext

ALTER TABLE venues MODIFY remarks longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin

ALTER TABLE venues MODIFY name varchar(90) NOT NULL

ALTER TABLE venues DROP INDEX venues_name, ADD UNIQUE KEY venues_name (name(30))

ALTER TABLE venues DROP INDEX venues_name, ADD UNIQUE KEY venues_name (name)

ALTER TABLE venues DROP INDEX venues_plan, DROP COLUMN plan

ALTER TABLE venues RENAME COLUMN plan TO layout

ALTER TABLE venues ALTER COLUMN city SET DEFAULT 'Wien', ALTER COLUMN seats SET DEFAULT 1, COMMENT 'houses'

ALTER TABLE venues ALTER COLUMN city DROP DEFAULT, RENAME INDEX venues_name TO venues_called

ALTER TABLE venues AUTO_INCREMENT 900, COMMENT 'n'

ALTER TABLE venues CHANGE seats chairs smallint unsigned DEFAULT 4 COMMENT 'all'

ALTER TABLE venues CHANGE seats chairs smallint unsigned AFTER id

ALTER TABLE venues ADD INDEX (seats, opened DESC), DROP INDEX venues_plan

ALTER TABLE venues DEFAULT CHARACTER SET latin1, ADD COLUMN code char(4)

ALTER TABLE venues CONVERT TO CHARACTER SET latin1

ALTER TABLE venues ENGINE InnoDB, ALGORITHM INPLACE, LOCK SHARED

ALTER TABLE venues ADD COLUMN rating float DEFAULT (0.5 * 2)

ALTER TABLE venues ADD COLUMN made timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)

ALTER TABLE venues ADD COLUMN b bit(3) NOT NULL DEFAULT b'101', ADD COLUMN h varbinary(8) DEFAULT x'00FF'

ALTER TABLE venues STATS_SAMPLE_PAGES=50, STATS_AUTO_RECALC=0

ALTER TABLE shows MODIFY kind enum('play','opera','ballet','revue','circus') CHARACTER SET utf8mb4 NOT NULL DEFAULT 'play'

ALTER TABLE shows MODIFY kind enum('play','opera','dance') CHARACTER SET utf8mb4 NOT NULL DEFAULT 'play'

ALTER TABLE shows MODIFY kind enum('play','opera','ballet') CHARACTER SET utf8mb4 DEFAULT 'play'

ALTER TABLE shows MODIFY kind enum('play','opera','ballet') CHARACTER SET utf8mb4 NOT NULL DEFAULT 'opera' AFTER price

ALTER TABLE shows MODIFY tags set('new','sold','late','far')

ALTER TABLE shows MODIFY tags set('sold','new','late')

ALTER TABLE shows CHANGE tags marks set('new','sold','late','far') DEFAULT 'new'

ALTER TABLE shows MODIFY price decimal(8,2) NOT NULL DEFAULT 9.99

ALTER TABLE shows MODIFY price decimal(9,2) NOT NULL DEFAULT 0.00

ALTER TABLE shows RENAME COLUMN starts TO begins

ALTER TABLE shows MODIFY title varchar(200) NOT NULL DEFAULT ''

ALTER TABLE shows MODIFY title varchar(120) NOT NULL DEFAULT 'untitled'

ALTER TABLE shows DROP COLUMN gross

ALTER TABLE shows DROP COLUMN slug

ALTER TABLE shows DROP INDEX shows_slug, DROP COLUMN slug

ALTER TABLE shows DROP COLUMN house

ALTER TABLE shows DROP INDEX shows_house_starts, ADD UNIQUE KEY shows_house_starts (starts, house)

ALTER TABLE shows ALTER INDEX shows_ends VISIBLE

ALTER TABLE shows ALTER INDEX shows_ends VISIBLE, ALTER INDEX shows_price INVISIBLE

ALTER TABLE shows DROP INDEX shows_ends, ADD COLUMN cast_size int

ALTER TABLE shows DROP INDEX shows_price, ADD INDEX shows_price (price)

ALTER TABLE shows ADD INDEX ((date(starts)))

ALTER TABLE shows ADD INDEX i1 ((price + 1), title), ADD INDEX i2 (title(10), kind DESC)

ALTER TABLE shows ADD COLUMN minutes int GENERATED ALWAYS AS (timestampdiff(minute, starts, ends)) VIRTUAL, ADD INDEX (minutes)

ALTER TABLE shows MODIFY gross decimal(9,2) GENERATED ALWAYS AS (price * 1.1) STORED

ALTER TABLE shows MODIFY slug varchar(120) GENERATED ALWAYS AS (upper(title)) VIRTUAL

ALTER TABLE shows CHANGE slug short varchar(120) GENERATED ALWAYS AS (lower(title)) VIRTUAL

ALTER TABLE shows MODIFY ends datetime(3) DEFAULT NULL

ALTER TABLE shows MODIFY ends datetime DEFAULT NULL FIRST

ALTER TABLE shows MODIFY starts datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)

ALTER TABLE shows ALTER COLUMN starts DROP DEFAULT

ALTER TABLE shows ALTER COLUMN title SET DEFAULT (concat('a', 'b'))

ALTER TABLE shows ADD FOREIGN KEY (house) REFERENCES venues (id) ON DELETE SET NULL

ALTER TABLE shows ADD CHECK (price >= 0), ADD INDEX (kind)

ALTER TABLE shows DROP PRIMARY KEY, ADD PRIMARY KEY (id, starts)

ALTER TABLE shows RENAME TO performances, ADD INDEX (title)

ALTER TABLE shows ROW_FORMAT=COMPACT, KEY_BLOCK_SIZE=0

ALTER TABLE shows ORDER BY starts

ALTER TABLE shows CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci

ALTER TABLE shows ADD COLUMN a int FIRST, ADD COLUMN b int AFTER title, ADD COLUMN c int

ALTER TABLE shows RENAME COLUMN kind TO tags, RENAME COLUMN tags TO kind

ALTER TABLE tickets MODIFY holder varchar(80)

ALTER TABLE tickets MODIFY holder varchar(60)

-- from 80031
ALTER TABLE tickets MODIFY holder varchar(63) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs

ALTER TABLE tickets MODIFY code varbinary(16)

ALTER TABLE tickets MODIFY code binary(20)

ALTER TABLE tickets MODIFY show_no int unsigned NOT NULL COMMENT 'fk'

ALTER TABLE tickets DROP INDEX tickets_place, ADD INDEX tickets_show (show_no)

ALTER TABLE tickets DROP FOREIGN KEY tickets_show, MODIFY show_no bigint unsigned NOT NULL

ALTER TABLE tickets DROP FOREIGN KEY tickets_show, DROP INDEX tickets_place, DROP COLUMN place_seat

ALTER TABLE tickets ADD COLUMN seller int unsigned, ADD CONSTRAINT sold_by FOREIGN KEY (seller) REFERENCES venues (id)

ALTER TABLE tickets RENAME INDEX tickets_holder TO th, RENAME COLUMN holder TO owner, ALTER COLUMN code SET DEFAULT NULL

ALTER TABLE tickets RENAME COLUMN show_no TO show_id, ALGORITHM=INPLACE

ALTER TABLE tickets ADD UNIQUE (code), ADD UNIQUE (holder, code)

ALTER TABLE tickets DROP PRIMARY KEY, MODIFY id bigint NOT NULL

-- refused
ALTER TABLE tickets ADD COLUMN uid char(36) DEFAULT (uuid())

ALTER TABLE tickets ENCRYPTION='N', COMMENT='x'

ALTER TABLE tickets FORCE, ADD COLUMN z int

ALTER TABLE tickets TABLESPACE innodb_file_per_table

ALTER TABLE takings REORGANIZE PARTITION rest INTO (PARTITION q3 VALUES LESS THAN ('2025-10-01'), PARTITION rest VALUES LESS THAN (MAXVALUE))

ALTER TABLE takings REORGANIZE PARTITION q1, q2 INTO (PARTITION h1 VALUES LESS THAN ('2025-07-01'))

ALTER TABLE takings DROP PARTITION q1, q2

ALTER TABLE takings TRUNCATE PARTITION rest

ALTER TABLE takings REBUILD PARTITION ALL

ALTER TABLE takings MODIFY memo varchar(60)

ALTER TABLE takings MODIFY memo varchar(70)

ALTER TABLE takings MODIFY amount decimal(14,2)

ALTER TABLE takings DROP INDEX takings_amount, ADD INDEX (memo(5))

ALTER TABLE takings ADD COLUMN n int FIRST

ALTER TABLE takings DROP COLUMN memo, ADD COLUMN note varchar(9)

ALTER TABLE takings RENAME COLUMN memo TO remark

ALTER TABLE takings ADD UNIQUE (till, day)

ALTER TABLE takings DROP PRIMARY KEY

ALTER TABLE takings ROW_FORMAT=DYNAMIC

ALTER TABLE takings PARTITION BY KEY (day) PARTITIONS 3

ALTER TABLE takings COMMENT 'x', ALTER COLUMN amount SET DEFAULT 1

ALTER TABLE reviews ADD COLUMN seen int

ALTER TABLE reviews DROP INDEX reviews_words

ALTER TABLE reviews ADD FULLTEXT INDEX (author)

ALTER TABLE reviews MODIFY stars tinyint NOT NULL DEFAULT 5

ALTER TABLE reviews MODIFY stars smallint NOT NULL DEFAULT 3

ALTER TABLE reviews ADD INDEX (stars), ADD INDEX (author(4))

ALTER TABLE reviews MODIFY author varchar(60) NOT NULL

ALTER TABLE reviews RENAME COLUMN words TO prose

ALTER TABLE cloakroom ADD COLUMN since time DEFAULT '10:00:00'

ALTER TABLE cloakroom DROP INDEX cloakroom_place

ALTER TABLE cloakroom DROP INDEX cloakroom_item

ALTER TABLE cloakroom ADD PRIMARY KEY (hook, shelf)

ALTER TABLE cloakroom DROP INDEX cloakroom_place, ADD PRIMARY KEY (hook, shelf)

ALTER TABLE cloakroom MODIFY shelf char(1)

ALTER TABLE cloakroom MODIFY item varchar(30) NOT NULL

ALTER TABLE cloakroom ADD COLUMN id int NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST

ALTER TABLE cloakroom ROW_FORMAT=DYNAMIC

ALTER TABLE cloakroom RENAME INDEX cloakroom_place TO a_place

-- differs: it is copied, and has no number among the tables of InnoDB
ALTER TABLE scripts_read ADD COLUMN author varchar(10)

-- differs: it is copied, and has no number among the tables of InnoDB
ALTER TABLE scripts_read MODIFY pages int NOT NULL

-- differs: it is copied, and has no number among the tables of InnoDB
ALTER TABLE scripts_read ENGINE=InnoDB

ALTER TABLE scripts_read RENAME COLUMN pages TO leaves

-- differs: it is copied, and has no number among the tables of InnoDB
ALTER TABLE scripts_read ADD INDEX (pages)

ALTER TABLE scripts_read COMMENT 'old'

ALTER TABLE scripts_read ALTER COLUMN pages SET DEFAULT 1

ALTER TABLE seasons MODIFY motto text

ALTER TABLE seasons MODIFY motto varchar(255)

ALTER TABLE seasons MODIFY label varchar(20) COLLATE utf8mb4_bin

ALTER TABLE seasons MODIFY label varchar(20) NOT NULL

ALTER TABLE seasons MODIFY label varchar(40) COLLATE utf8mb4_bin NOT NULL FIRST

ALTER TABLE seasons MODIFY id smallint unsigned NOT NULL AUTO_INCREMENT

ALTER TABLE seasons ADD INDEX (motto(16)), ADD UNIQUE (label), ADD FULLTEXT (motto)

ALTER TABLE seasons ADD COLUMN v int AS (budget + 1), DROP COLUMN motto

ALTER TABLE seasons ADD COLUMN v int AS (budget + 1) AFTER id

ALTER TABLE seasons DROP COLUMN budget

ALTER TABLE seasons RENAME seasons_old

ALTER TABLE seasons INSERT_METHOD=NO, MAX_ROWS=9

ALTER TABLE seasons CHECKSUM=1, PACK_KEYS=0

ALTER TABLE seasons ADD COLUMN IF_ int NULL DEFAULT '7'

CREATE INDEX i ON seasons (budget, label DESC) COMMENT 'b'

CREATE UNIQUE INDEX i ON seasons (label(3))

-- refused
CREATE INDEX i ON shows ((cast(starts AS date))) LOCK=NONE

CREATE FULLTEXT INDEX i ON seasons (motto) WITH PARSER ngram

DROP INDEX venues_plan ON venues

DROP INDEX shows_slug ON shows ALGORITHM=INPLACE

RENAME TABLE seasons TO seasons_old, cloakroom TO seasons

RENAME TABLE tickets TO billets

OPTIMIZE TABLE seasons, cloakroom

ANALYZE TABLE shows UPDATE HISTOGRAM ON price WITH 8 BUCKETS

REPAIR TABLE scripts_read

CHECKSUM TABLE seasons

TRUNCATE seasons

TRUNCATE TABLE takings

CREATE TABLE seasons_copy LIKE seasons

CREATE TABLE seasons_copy (PRIMARY KEY (id)) SELECT id, label FROM seasons

CREATE TABLE lodges (id int PRIMARY KEY, show_no int unsigned, KEY (show_no), CONSTRAINT l FOREIGN KEY (show_no) REFERENCES shows (id) ON DELETE CASCADE) ROW_FORMAT=DYNAMIC

CREATE TEMPORARY TABLE scratchpad AS SELECT * FROM seasons

CREATE OR REPLACE VIEW dear_seasons AS SELECT id FROM seasons

ALTER VIEW dear_seasons AS SELECT label FROM seasons

CREATE TRIGGER t BEFORE UPDATE ON seasons FOR EACH ROW SET NEW.budget = OLD.budget + 1

CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM seasons WHERE budget < 0

INSERT INTO seasons (label) SELECT title FROM shows

INSERT INTO seasons SET label = 'spring', budget = 3

UPDATE shows s JOIN tickets t ON t.show_no = s.id SET s.title = t.holder, t.holder = NULL

UPDATE takings PARTITION (q1) SET amount = 0

DELETE s, t FROM shows s LEFT JOIN tickets t ON t.show_no = s.id WHERE t.id IS NULL

DELETE FROM takings PARTITION (q2)

LOCK TABLES seasons WRITE, shows AS s READ

DROP TABLE tickets, takings

DROP TABLE scripts_read

-- session: SET foreign_key_checks = 0
ALTER TABLE shows ADD FOREIGN KEY (house) REFERENCES venues (id) ON DELETE SET NULL

-- session: SET sql_mode = 'NO_ENGINE_SUBSTITUTION'
ALTER TABLE venues MODIFY seats smallint unsigned NOT NULL

-- session: SET sql_mode = 'STRICT_ALL_TABLES'
ALTER TABLE tickets MODIFY holder varchar(63) NOT NULL

-- session: SET old_alter_table = 1
ALTER TABLE seasons ADD INDEX (budget)

-- session: SET sql_log_bin = 0
ALTER TABLE tickets ADD COLUMN uid char(36) DEFAULT (uuid())
