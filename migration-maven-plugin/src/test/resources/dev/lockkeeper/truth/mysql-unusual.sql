CREATE TABLE posts (
  ID bigint(20) unsigned NOT NULL auto_increment,
  post_author bigint(20) unsigned NOT NULL DEFAULT '0',
  post_date datetime NOT NULL DEFAULT '2000-01-01 00:00:00',
  post_title text NOT NULL,
  post_status varchar(20) NOT NULL DEFAULT 'publish',
  post_mime varchar(100) COLLATE utf8mb4_bin DEFAULT '',
  guid varchar(255) NOT NULL DEFAULT '',
  comment_count bigint(20) NOT NULL DEFAULT '0',
  PRIMARY KEY (ID),
  KEY post_author (post_author),
  KEY type_status (post_status, post_date, ID),
  KEY guid (guid(191))
) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='posts' ROW_FORMAT=DYNAMIC;

INSERT INTO posts (post_title) VALUES ('a'), ('b'), ('c');

CREATE TABLE old_utf8 (
  id int(11) NOT NULL AUTO_INCREMENT,
  a varchar(255) DEFAULT NULL,
  b varchar(50) NOT NULL,
  c text,
  d enum('x','y') DEFAULT 'x',
  e char(36),
  PRIMARY KEY (id),
  UNIQUE KEY uq_b (b)
) ENGINE=InnoDB DEFAULT CHARSET=utf8;

INSERT INTO old_utf8 (a, b, c) VALUES ('a', 'a', 'c'), ('b', 'b', 'c');

CREATE TABLE many_types (
  id bigint NOT NULL PRIMARY KEY,
  bi bit,
  b1 bit(8),
  y year,
  ch char,
  bn binary,
  bn16 binary(16),
  vb varbinary(20),
  tt tinytext,
  tb tinyblob,
  mt mediumtext,
  dt datetime,
  ti time,
  ts timestamp NULL,
  de decimal,
  de2 decimal(12,4) unsigned,
  fl float,
  dbl double,
  ui int unsigned,
  zi int(5) zerofill,
  bl bool,
  me mediumint,
  nn int NOT NULL,
  v0 varchar(10) DEFAULT 'x',
  v255 varchar(255),
  v300 varchar(300),
  lat varchar(255) CHARACTER SET latin1,
  ls longtext,
  js json,
  gm geometry,
  KEY mt_lat (lat(10))
);

INSERT INTO many_types (id, nn, ti, dt, ch, v0) VALUES (1, 1, '10:00', '2020-01-01', 'a', 'v'), (2, 2, '11:00', '2020-01-01', 'b', 'w');

CREATE TABLE nopk (
  a int NOT NULL,
  b int,
  c varchar(10) NOT NULL,
  UNIQUE KEY ua (a),
  UNIQUE KEY ub (b)
);

INSERT INTO nopk VALUES (1, 1, 'a'), (2, 2, 'b');

CREATE TABLE lists (
  id int NOT NULL,
  region varchar(10) NOT NULL,
  v int,
  PRIMARY KEY (id, region)
) PARTITION BY LIST COLUMNS (region) (
  PARTITION pe VALUES IN ('de', 'fr'),
  PARTITION pu VALUES IN ('us')
);

INSERT INTO lists VALUES (1, 'de', 1), (2, 'us', 2);

CREATE TABLE rcols (
  id int NOT NULL,
  d date NOT NULL,
  v int,
  PRIMARY KEY (id, d)
) PARTITION BY RANGE COLUMNS (d) (
  PARTITION p1 VALUES LESS THAN ('2024-01-01'),
  PARTITION p2 VALUES LESS THAN ('2025-01-01'),
  PARTITION pmax VALUES LESS THAN (MAXVALUE)
);

INSERT INTO rcols VALUES (1, '2023-01-01', 1), (2, '2024-06-01', 2);

CREATE TABLE rcopen (
  id int NOT NULL,
  d date NOT NULL,
  v int,
  PRIMARY KEY (id, d)
) PARTITION BY RANGE COLUMNS (d) (
  PARTITION p1 VALUES LESS THAN ('2024-01-01'),
  PARTITION p2 VALUES LESS THAN ('2025-01-01')
);

INSERT INTO rcopen VALUES (1, '2023-01-01', 1), (2, '2024-06-01', 2);

CREATE TABLE keyed (
  id int NOT NULL PRIMARY KEY,
  v int
) PARTITION BY KEY () PARTITIONS 3;

INSERT INTO keyed VALUES (1, 1), (2, 2), (3, 3);

CREATE TABLE subbed (
  id int NOT NULL,
  d date NOT NULL,
  PRIMARY KEY (id, d)
) PARTITION BY RANGE (YEAR(d)) SUBPARTITION BY HASH (TO_DAYS(d)) SUBPARTITIONS 2 (
  PARTITION p0 VALUES LESS THAN (2020),
  PARTITION p1 VALUES LESS THAN (2030)
);

INSERT INTO subbed VALUES (1, '2019-01-01'), (2, '2023-01-01');

CREATE TABLE added (
  id int NOT NULL PRIMARY KEY,
  a int,
  b varchar(10)
);

INSERT INTO added VALUES (1, 1, 'a'), (2, 2, 'b');

ALTER TABLE added ADD COLUMN c int, ADD COLUMN d varchar(20) DEFAULT 'x';

ALTER TABLE added RENAME COLUMN a TO aa;

CREATE TABLE was_full (
  id int NOT NULL PRIMARY KEY,
  a text,
  b int,
  FULLTEXT KEY ft (a)
);

INSERT INTO was_full VALUES (1, 'a', 1), (2, 'b', 2);

ALTER TABLE was_full DROP INDEX ft;

CREATE TABLE docs (
  FTS_DOC_ID bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  a text,
  b int
);

INSERT INTO docs (a, b) VALUES ('a', 1), ('b', 2);

CREATE TABLE funcs (
  id int NOT NULL PRIMARY KEY,
  a int,
  b int,
  KEY f ((a + b))
);

INSERT INTO funcs VALUES (1, 1, 1), (2, 2, 2);

CREATE TABLE gens (
  id int NOT NULL PRIMARY KEY,
  a int,
  v int AS (a + 1) VIRTUAL,
  w int AS (a + 2) VIRTUAL,
  s int AS (a + 3) STORED,
  x varchar(20),
  KEY gv (v)
);

INSERT INTO gens (id, a) VALUES (1, 1), (2, 2);

CREATE TABLE loose (
  id int NOT NULL PRIMARY KEY,
  a int CHECK (a > 0),
  b int,
  CHECK (b > 0)
);

INSERT INTO loose VALUES (1, 1, 1), (2, 2, 2);

CREATE TABLE mi (
  id int NOT NULL PRIMARY KEY,
  a int
) ENGINE=MyISAM;

INSERT INTO mi VALUES (1, 1), (2, 2);

CREATE TABLE tree (
  id int NOT NULL PRIMARY KEY,
  parent_id int,
  name varchar(20),
  KEY tp (parent_id),
  CONSTRAINT tree_parent FOREIGN KEY (parent_id) REFERENCES tree (id)
);

INSERT INTO tree VALUES (1, NULL, 'a'), (2, 1, 'b');

CREATE TABLE Mixed_Case (
  Id int NOT NULL PRIMARY KEY,
  UserName varchar(30),
  KEY Un (UserName)
);

INSERT INTO Mixed_Case VALUES (1, 'a'), (2, 'b');

CREATE TABLE `order-lines` (
  `id` int NOT NULL PRIMARY KEY,
  `select` int,
  `key` varchar(10),
  KEY `my key` (`select`)
);

INSERT INTO `order-lines` VALUES (1, 1, 'a'), (2, 2, 'b');

CREATE TABLE pages (
  id int NOT NULL PRIMARY KEY,
  a int
) ROW_FORMAT=COMPACT;

INSERT INTO pages VALUES (1, 1), (2, 2);

CREATE TABLE redund (
  id int NOT NULL PRIMARY KEY,
  a int,
  v varchar(20)
) ROW_FORMAT=REDUNDANT;

INSERT INTO redund VALUES (1, 1, 'a'), (2, 2, 'b');

CREATE TABLE rcx (
  id int NOT NULL,
  d date NOT NULL,
  v int,
  PRIMARY KEY (id, d)
);

CREATE TABLE twok (
  a int NOT NULL,
  b int NOT NULL,
  c int,
  UNIQUE KEY ua (a),
  UNIQUE KEY ub (b)
);

INSERT INTO twok VALUES (1, 1, 1), (2, 2, 2);

CREATE TABLE was_full2 (
  id int NOT NULL PRIMARY KEY,
  a text,
  b int,
  FULLTEXT KEY ft (a)
);

INSERT INTO was_full2 VALUES (1, 'a', 1), (2, 'b', 2);

ALTER TABLE was_full2 DROP INDEX ft;

ALTER TABLE was_full2 FORCE;

CREATE TABLE chars (
  id int NOT NULL PRIMARY KEY,
  l10 char(10) CHARACTER SET latin1,
  a10 char(10) CHARACTER SET ascii,
  u3 char(10) CHARACTER SET utf8mb3,
  u3l char(80) CHARACTER SET utf8mb3,
  m4 char(10),
  v3 varchar(20) CHARACTER SET utf8mb3,
  vl varchar(20) CHARACTER SET latin1,
  el enum('a','b') CHARACTER SET latin1,
  s3 set('a','b') CHARACTER SET utf8mb3,
  t3 text CHARACTER SET utf8mb3,
  tl text CHARACTER SET latin1,
  i3 char(10) CHARACTER SET utf8mb3,
  ie enum('a','b') CHARACTER SET utf8mb3,
  f73 float(7,3),
  d102 double(10,2),
  dt3 datetime(3),
  KEY ki3 (i3),
  KEY kie (ie)
);

INSERT INTO chars (id, l10) VALUES (1, 'a'), (2, 'b');

CREATE TABLE only_v3 (
  id int NOT NULL PRIMARY KEY,
  a varchar(50),
  b varchar(100)
) DEFAULT CHARSET=utf8mb3;

INSERT INTO only_v3 VALUES (1, 'a', 'b'), (2, 'b', 'c');

CREATE TABLE gis (
  id int NOT NULL PRIMARY KEY,
  g geometry SRID 4326,
  p point NOT NULL SRID 0,
  q point NOT NULL
);

INSERT INTO gis VALUES (1, NULL, ST_GeomFromText('POINT(1 1)'), ST_GeomFromText('POINT(1 1)')), (2, NULL, ST_GeomFromText('POINT(1 1)'), ST_GeomFromText('POINT(1 1)'));

CREATE TABLE copied_model (
  id int NOT NULL AUTO_INCREMENT,
  code varchar(20) NOT NULL DEFAULT 'x',
  parent_id int,
  twice int GENERATED ALWAYS AS (parent_id * 2) VIRTUAL,
  PRIMARY KEY (id),
  UNIQUE KEY copied_code (code),
  KEY copied_prefix (code(5), parent_id),
  CONSTRAINT copied_parent FOREIGN KEY (parent_id) REFERENCES copied_model (id)
);

CREATE TABLE copied LIKE copied_model;

-- statements
ALTER TABLE posts ADD c INT

ALTER TABLE posts ADD (c INT)

ALTER TABLE posts ADD c INT UNSIGNED ZEROFILL

ALTER TABLE posts ADD COLUMN c varchar(36) NOT NULL DEFAULT '' AFTER guid

ALTER TABLE heap_log ADD COLUMN c SERIAL

ALTER TABLE heap_log ADD COLUMN c bigint unsigned NOT NULL AUTO_INCREMENT UNIQUE FIRST

ALTER TABLE heap_log ADD COLUMN id int PRIMARY KEY AUTO_INCREMENT FIRST

ALTER TABLE heap_log ADD id int KEY AUTO_INCREMENT

ALTER TABLE posts ADD COLUMN c timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP

ALTER TABLE posts ADD COLUMN c datetime NOT NULL DEFAULT '2020-01-01'

ALTER TABLE posts ADD COLUMN c datetime DEFAULT NOW()

ALTER TABLE posts ADD COLUMN c datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)

ALTER TABLE posts ADD COLUMN c timestamp DEFAULT LOCALTIMESTAMP

ALTER TABLE posts ADD COLUMN c datetime DEFAULT (NOW())

ALTER TABLE posts ADD COLUMN c int DEFAULT (5)

ALTER TABLE posts ADD COLUMN c varchar(10) DEFAULT ('abc')

ALTER TABLE posts ADD COLUMN c text DEFAULT ('abc')

ALTER TABLE posts ADD COLUMN c int DEFAULT (NULL)

ALTER TABLE posts ADD COLUMN c int DEFAULT NULL

ALTER TABLE posts ADD COLUMN c int NULL DEFAULT NULL COMMENT 'a' AFTER ID

ALTER TABLE posts ADD COLUMN c int DEFAULT -1

ALTER TABLE posts ADD COLUMN c double DEFAULT 1e3

ALTER TABLE posts ADD COLUMN c binary(2) DEFAULT x'4142'

ALTER TABLE posts ADD COLUMN c binary(2) DEFAULT 0x4142

ALTER TABLE posts ADD COLUMN c bit(1) NOT NULL DEFAULT b'0'

ALTER TABLE posts ADD COLUMN c varchar(2) DEFAULT _utf8mb4'x'

ALTER TABLE posts ADD COLUMN c varchar(2) DEFAULT N'x'

ALTER TABLE posts ADD COLUMN c tinyint(1) NOT NULL DEFAULT FALSE

ALTER TABLE posts ADD COLUMN c bool NOT NULL DEFAULT true

ALTER TABLE posts ADD COLUMN c date DEFAULT (CURRENT_DATE)

ALTER TABLE posts ADD COLUMN c date NOT NULL DEFAULT '1970-01-01'

ALTER TABLE posts ADD COLUMN c json NOT NULL

ALTER TABLE posts ADD COLUMN c blob NOT NULL

ALTER TABLE posts ADD COLUMN c time NOT NULL

ALTER TABLE posts ADD COLUMN c year NOT NULL

ALTER TABLE posts ADD COLUMN c point

ALTER TABLE posts ADD COLUMN c point SRID 4326

ALTER TABLE posts ADD COLUMN c geometry

ALTER TABLE posts ADD COLUMN c geometrycollection

ALTER TABLE posts ADD COLUMN c year

ALTER TABLE posts ADD COLUMN c set('a','b') NOT NULL DEFAULT 'a'

ALTER TABLE posts ADD COLUMN c varchar(10) COLLATE utf8mb4_bin

ALTER TABLE posts ADD COLUMN c varchar(10) CHARSET ascii COLLATE ascii_bin NOT NULL

ALTER TABLE posts ADD COLUMN c varchar(10) BINARY

ALTER TABLE posts ADD COLUMN c char(10) ASCII

ALTER TABLE posts ADD COLUMN c national varchar(10)

ALTER TABLE posts ADD COLUMN c nvarchar(10)

ALTER TABLE posts ADD COLUMN c nchar(10)

ALTER TABLE posts ADD COLUMN c long varchar

ALTER TABLE posts ADD COLUMN c long

ALTER TABLE posts ADD COLUMN c double precision

ALTER TABLE posts ADD COLUMN c dec(10,2)

ALTER TABLE posts ADD COLUMN c fixed

ALTER TABLE posts ADD COLUMN c real

ALTER TABLE posts ADD COLUMN c character varying(20)

ALTER TABLE posts ADD COLUMN c char varying(20)

ALTER TABLE posts ADD COLUMN c int4

ALTER TABLE posts ADD COLUMN c int8 unsigned

ALTER TABLE posts ADD COLUMN c middleint

ALTER TABLE posts ADD COLUMN c float4

ALTER TABLE posts ADD COLUMN c text(100)

ALTER TABLE posts ADD COLUMN c blob(70000)

ALTER TABLE posts ADD COLUMN c int UNIQUE KEY COMMENT 'x'

ALTER TABLE posts ADD COLUMN c int COLUMN_FORMAT FIXED

ALTER TABLE posts ADD COLUMN c int STORAGE DISK

ALTER TABLE posts ADD COLUMN c int NOT NULL DEFAULT 0, ADD COLUMN d varchar(255) NULL AFTER c, ADD KEY k (c)

ALTER TABLE posts ADD COLUMN c int NOT NULL DEFAULT 0, ADD COLUMN d varchar(255) NULL AFTER c

ALTER TABLE posts ADD COLUMN c int, COMMENT='x'

ALTER TABLE posts ADD COLUMN c int, AUTO_INCREMENT=100

ALTER TABLE posts ADD COLUMN c int, RENAME TO articles2

ALTER TABLE posts ADD COLUMN c int, ENGINE=InnoDB

ALTER TABLE posts ADD COLUMN c int, DEFAULT CHARSET=latin1

ALTER TABLE posts ADD COLUMN c int, RENAME INDEX guid TO guid2

ALTER TABLE posts ADD COLUMN c int, ALTER INDEX guid INVISIBLE

ALTER TABLE posts ADD COLUMN c int, MODIFY post_status varchar(30) NOT NULL DEFAULT 'publish'

ALTER TABLE posts ADD COLUMN c int, MODIFY guid varchar(255) NOT NULL DEFAULT 'x'

ALTER TABLE posts ADD COLUMN c int, CHANGE comment_count comments bigint NOT NULL DEFAULT '0'

ALTER TABLE posts ADD COLUMN c int, DROP COLUMN guid

ALTER TABLE posts ADD COLUMN c int AFTER post_author, DROP COLUMN post_mime

ALTER TABLE posts ADD COLUMN c int AS (comment_count + 1), ADD COLUMN d int AS (comment_count + 2) STORED

ALTER TABLE posts ADD COLUMN c int AS (comment_count + 1), ADD COLUMN d int AS (comment_count + 2)

ALTER TABLE posts MODIFY guid varchar(255) NOT NULL DEFAULT ''

ALTER TABLE posts MODIFY guid varchar(256) NOT NULL DEFAULT ''

ALTER TABLE posts MODIFY guid varchar(1000) NOT NULL DEFAULT ''

ALTER TABLE posts MODIFY guid text NOT NULL

ALTER TABLE posts MODIFY guid varchar(255) CHARACTER SET utf8mb4 NOT NULL DEFAULT ''

ALTER TABLE posts MODIFY guid varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL DEFAULT ''

ALTER TABLE posts MODIFY guid varchar(255) COLLATE utf8mb4_unicode_ci NOT NULL DEFAULT ''

ALTER TABLE posts MODIFY post_mime varchar(100) DEFAULT ''

ALTER TABLE posts MODIFY post_mime varchar(100) COLLATE utf8mb4_bin DEFAULT ''

ALTER TABLE posts MODIFY post_mime varchar(100) COLLATE utf8mb4_0900_ai_ci DEFAULT ''

ALTER TABLE posts MODIFY post_status varchar(20) NOT NULL

ALTER TABLE posts MODIFY post_status varchar(20) DEFAULT 'publish'

ALTER TABLE posts MODIFY post_status varchar(63) DEFAULT 'publish'

ALTER TABLE posts MODIFY post_status enum('publish','draft') NOT NULL

ALTER TABLE posts MODIFY comment_count bigint NOT NULL DEFAULT '0'

ALTER TABLE posts MODIFY comment_count bigint(20) unsigned NOT NULL DEFAULT '0'

ALTER TABLE posts MODIFY comment_count int NOT NULL DEFAULT '0'

ALTER TABLE posts MODIFY ID bigint unsigned NOT NULL AUTO_INCREMENT

ALTER TABLE posts MODIFY ID bigint unsigned NOT NULL

ALTER TABLE posts MODIFY ID int unsigned NOT NULL AUTO_INCREMENT

ALTER TABLE posts CHANGE COLUMN ID id bigint unsigned NOT NULL AUTO_INCREMENT

ALTER TABLE posts CHANGE guid guid varchar(255) NOT NULL DEFAULT ''

ALTER TABLE posts CHANGE guid url varchar(255) NOT NULL DEFAULT '' AFTER post_title

ALTER TABLE posts CHANGE guid GUID varchar(255) NOT NULL DEFAULT ''

ALTER TABLE posts RENAME COLUMN guid TO GUID

ALTER TABLE posts RENAME COLUMN guid TO guid

ALTER TABLE posts RENAME COLUMN guid TO Guid, ADD COLUMN z int

ALTER TABLE posts CHANGE guid GUID varchar(255) NOT NULL, ADD INDEX gi (guid)

ALTER TABLE customers RENAME COLUMN id TO ID

ALTER TABLE posts MODIFY post_title text NOT NULL AFTER post_date

ALTER TABLE posts MODIFY post_title longtext NOT NULL

ALTER TABLE posts MODIFY post_title text

ALTER TABLE posts MODIFY post_title text COLLATE utf8mb4_bin NOT NULL

ALTER TABLE posts MODIFY post_date datetime NULL

ALTER TABLE posts MODIFY post_date timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP

ALTER TABLE posts MODIFY post_date datetime NOT NULL

ALTER TABLE posts MODIFY post_date datetime(0) NOT NULL

ALTER TABLE posts ALTER guid SET DEFAULT 'x'

ALTER TABLE posts ALTER COLUMN guid DROP DEFAULT

ALTER TABLE posts ALTER COLUMN post_mime SET DEFAULT NULL

ALTER TABLE posts ALTER COLUMN post_date SET DEFAULT (now())

ALTER TABLE posts ORDER BY post_date

ALTER TABLE posts ENGINE InnoDB

ALTER TABLE posts ENGINE=InnoDB, ADD INDEX pd (post_date)

ALTER TABLE posts AUTO_INCREMENT=1

ALTER TABLE posts AUTO_INCREMENT 5000

ALTER TABLE posts AVG_ROW_LENGTH=100

ALTER TABLE posts MAX_ROWS=1000

ALTER TABLE posts CHECKSUM=1

ALTER TABLE posts DELAY_KEY_WRITE=1

ALTER TABLE posts PACK_KEYS=1

ALTER TABLE posts STATS_AUTO_RECALC=1, STATS_SAMPLE_PAGES=30

ALTER TABLE posts COMPRESSION='zlib'

ALTER TABLE posts TABLESPACE innodb_system

ALTER TABLE posts TABLESPACE innodb_file_per_table

ALTER TABLE posts ENCRYPTION='N'

ALTER TABLE posts INSERT_METHOD=FIRST

ALTER TABLE posts COMMENT 'x', DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_bin

ALTER TABLE posts COLLATE utf8mb4_bin

ALTER TABLE posts DEFAULT COLLATE = utf8mb4_0900_ai_ci

ALTER TABLE posts CHARACTER SET = utf8mb4, COLLATE = utf8mb4_unicode_ci

ALTER TABLE posts CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci

ALTER TABLE posts CONVERT TO CHARACTER SET utf8mb4

ALTER TABLE posts CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci

ALTER TABLE posts CONVERT TO CHARSET utf8mb3

ALTER TABLE posts CONVERT TO CHARACTER SET DEFAULT

ALTER TABLE old_utf8 CONVERT TO CHARACTER SET utf8mb4

ALTER TABLE old_utf8 CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci

ALTER TABLE old_utf8 CONVERT TO CHARACTER SET utf8

ALTER TABLE old_utf8 DEFAULT CHARACTER SET utf8mb4

ALTER TABLE old_utf8 MODIFY a varchar(255) CHARACTER SET utf8mb4

ALTER TABLE old_utf8 MODIFY a varchar(191) CHARACTER SET utf8mb4

ALTER TABLE old_utf8 MODIFY b varchar(50) CHARACTER SET utf8mb4 NOT NULL

ALTER TABLE old_utf8 MODIFY c text CHARACTER SET utf8mb4

ALTER TABLE old_utf8 MODIFY d enum('x','y') CHARACTER SET utf8mb4 DEFAULT 'x'

ALTER TABLE old_utf8 MODIFY e char(36) CHARACTER SET utf8mb4

ALTER TABLE old_utf8 MODIFY e varchar(36)

ALTER TABLE old_utf8 MODIFY a varchar(300)

ALTER TABLE old_utf8 MODIFY b varchar(85) NOT NULL

ALTER TABLE old_utf8 MODIFY id bigint NOT NULL AUTO_INCREMENT

ALTER TABLE old_utf8 MODIFY id int unsigned NOT NULL AUTO_INCREMENT

ALTER TABLE old_utf8 MODIFY id int NOT NULL AUTO_INCREMENT

ALTER TABLE old_utf8 MODIFY id int(10) NOT NULL AUTO_INCREMENT FIRST

ALTER TABLE old_utf8 ADD COLUMN f varchar(10), ALGORITHM=INSTANT

ALTER TABLE old_utf8 DROP INDEX uq_b, ADD UNIQUE KEY uq_b (b, id)

ALTER TABLE old_utf8 DROP INDEX uq_b, ADD UNIQUE KEY uq_b (b)

ALTER TABLE old_utf8 DROP KEY uq_b, ADD KEY uq_b (b)

ALTER TABLE old_utf8 DROP INDEX uq_b, ADD UNIQUE KEY uq_b2 (b)

ALTER TABLE old_utf8 DROP COLUMN b

ALTER TABLE old_utf8 DROP b, DROP c

ALTER TABLE old_utf8 MODIFY id int NOT NULL, DROP PRIMARY KEY

ALTER TABLE old_utf8 MODIFY id int NOT NULL, DROP PRIMARY KEY, ADD PRIMARY KEY (b)

ALTER TABLE many_types MODIFY bi bit(1)

ALTER TABLE many_types MODIFY bi bit(2)

ALTER TABLE many_types MODIFY b1 bit(16)

ALTER TABLE many_types MODIFY y year(4)

ALTER TABLE many_types MODIFY ch char(1)

ALTER TABLE many_types MODIFY ch character(1)

ALTER TABLE many_types MODIFY bn binary(1)

ALTER TABLE many_types MODIFY bn16 varbinary(16)

ALTER TABLE many_types MODIFY bn16 binary(20)

ALTER TABLE many_types MODIFY vb varbinary(10)

ALTER TABLE many_types MODIFY vb varbinary(255)

ALTER TABLE many_types MODIFY vb varchar(20)

ALTER TABLE many_types MODIFY tt text

ALTER TABLE many_types MODIFY tb blob

ALTER TABLE many_types MODIFY mt text(70000)

ALTER TABLE many_types MODIFY tt text(100)

ALTER TABLE many_types MODIFY dt datetime(0)

ALTER TABLE many_types MODIFY dt timestamp NULL

ALTER TABLE many_types MODIFY dt date

ALTER TABLE many_types MODIFY ti time(0)

ALTER TABLE many_types MODIFY ti time(3)

ALTER TABLE many_types MODIFY ts timestamp NULL DEFAULT CURRENT_TIMESTAMP

ALTER TABLE many_types MODIFY ts datetime

ALTER TABLE many_types MODIFY de decimal(10,0)

ALTER TABLE many_types MODIFY de numeric(10)

ALTER TABLE many_types MODIFY de dec(10)

ALTER TABLE many_types MODIFY de int

ALTER TABLE many_types MODIFY de2 decimal(12,4)

ALTER TABLE many_types MODIFY de2 numeric(12,4) unsigned

ALTER TABLE many_types MODIFY fl float(24)

ALTER TABLE many_types MODIFY fl float(53)

ALTER TABLE many_types MODIFY fl float(7,3)

ALTER TABLE many_types MODIFY fl float unsigned

ALTER TABLE many_types MODIFY dbl real

ALTER TABLE many_types MODIFY dbl double precision

ALTER TABLE many_types MODIFY dbl float8

ALTER TABLE many_types MODIFY dbl double(10,2)

ALTER TABLE many_types MODIFY ui integer unsigned

ALTER TABLE many_types MODIFY ui int(10) unsigned

ALTER TABLE many_types MODIFY ui int unsigned zerofill

ALTER TABLE many_types MODIFY ui int zerofill

ALTER TABLE many_types MODIFY ui int

ALTER TABLE many_types MODIFY zi int(5) unsigned zerofill

ALTER TABLE many_types MODIFY zi int(8) zerofill

ALTER TABLE many_types MODIFY zi int unsigned

ALTER TABLE many_types MODIFY bl tinyint(1)

ALTER TABLE many_types MODIFY bl tinyint

ALTER TABLE many_types MODIFY bl tinyint unsigned

ALTER TABLE many_types MODIFY bl bit(1)

ALTER TABLE many_types MODIFY me int

ALTER TABLE many_types MODIFY me middleint

ALTER TABLE many_types MODIFY nn int NULL

ALTER TABLE many_types MODIFY nn bigint NULL

ALTER TABLE many_types MODIFY nn int NOT NULL DEFAULT 7

ALTER TABLE many_types MODIFY v0 varchar(10)

ALTER TABLE many_types MODIFY v0 varchar(10) DEFAULT 'y' COMMENT 'c'

ALTER TABLE many_types MODIFY v0 varchar(20) NOT NULL

ALTER TABLE many_types MODIFY v0 varchar(5)

ALTER TABLE many_types MODIFY v0 char(10)

ALTER TABLE many_types MODIFY v0 text

ALTER TABLE many_types MODIFY v0 varchar(10) CHARACTER SET utf8mb4

ALTER TABLE many_types MODIFY v0 varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci

ALTER TABLE many_types MODIFY v0 varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci

ALTER TABLE many_types MODIFY v0 varchar(10) COLLATE utf8mb4_0900_as_cs

ALTER TABLE many_types MODIFY v0 varchar(10) CHARACTER SET utf8

ALTER TABLE many_types MODIFY v255 varchar(300)

ALTER TABLE many_types MODIFY v255 varchar(254)

ALTER TABLE many_types MODIFY v300 varchar(500) FIRST

ALTER TABLE many_types MODIFY lat varchar(256) CHARACTER SET latin1

ALTER TABLE many_types MODIFY lat varchar(255)

ALTER TABLE many_types MODIFY lat varchar(255) CHARACTER SET latin1 COLLATE latin1_swedish_ci

ALTER TABLE many_types MODIFY ls text

ALTER TABLE many_types MODIFY js longtext

ALTER TABLE many_types MODIFY gm point

ALTER TABLE many_types MODIFY gm geometry SRID 4326

ALTER TABLE many_types MODIFY v0 varchar(10) DEFAULT 'x' AFTER nn

ALTER TABLE many_types MODIFY id bigint NOT NULL FIRST

ALTER TABLE many_types MODIFY v0 varchar(10) DEFAULT 'x' FIRST, MODIFY v255 varchar(255) AFTER v0

ALTER TABLE many_types MODIFY v0 varchar(10) NULL DEFAULT 'x', MODIFY nn int NOT NULL DEFAULT 3

ALTER TABLE many_types MODIFY v0 varchar(11) DEFAULT 'x', MODIFY nn int NOT NULL DEFAULT 3

ALTER TABLE many_types MODIFY v0 varchar(11) DEFAULT 'x', ADD INDEX v0i (v0)

ALTER TABLE many_types MODIFY v0 varchar(11) DEFAULT 'x', RENAME COLUMN nn TO mm

ALTER TABLE many_types MODIFY v0 varchar(11) DEFAULT 'x', RENAME TO mt2

ALTER TABLE many_types DROP COLUMN gm, DROP COLUMN js, DROP COLUMN ls

ALTER TABLE many_types DROP COLUMN lat

ALTER TABLE many_types DROP COLUMN lat, DROP INDEX mt_lat

ALTER TABLE many_types RENAME COLUMN v0 TO v1, RENAME COLUMN v255 TO v0

ALTER TABLE nopk ADD PRIMARY KEY (a)

ALTER TABLE nopk ADD PRIMARY KEY (b)

ALTER TABLE nopk ADD PRIMARY KEY (c, a)

ALTER TABLE nopk DROP INDEX ua

ALTER TABLE nopk DROP INDEX ub

ALTER TABLE nopk DROP INDEX ua, ADD PRIMARY KEY (a)

ALTER TABLE nopk ADD UNIQUE KEY uc (c)

ALTER TABLE nopk MODIFY a int NULL

ALTER TABLE nopk MODIFY b int NOT NULL

ALTER TABLE nopk DROP COLUMN a

ALTER TABLE nopk DROP COLUMN b

ALTER TABLE nopk ADD COLUMN d int, ALGORITHM=INSTANT

ALTER TABLE nopk RENAME INDEX ua TO ua2

ALTER TABLE heap_log ADD UNIQUE KEY (message, level)

ALTER TABLE heap_log MODIFY message varchar(100) NOT NULL, ADD PRIMARY KEY (message)

ALTER TABLE heap_log MODIFY message varchar(100) NOT NULL

ALTER TABLE heap_log MODIFY level int NOT NULL, ADD UNIQUE KEY (level)

ALTER TABLE heap_log ADD COLUMN u char(36) NOT NULL FIRST, ADD KEY (u)

ALTER TABLE heap_log COMMENT=''

ALTER TABLE heap_log RENAME AS logs

ALTER TABLE heap_log RENAME logs

ALTER TABLE heap_log RENAME = logs

ALTER TABLE heap_log RENAME TO logs, ADD INDEX (level)

ALTER TABLE heap_log RENAME TO logs, COMMENT 'x'

ALTER TABLE heap_log RENAME TO logs, ALGORITHM=INSTANT

ALTER TABLE heap_log DISABLE KEYS

ALTER TABLE heap_log ENABLE KEYS

ALTER TABLE heap_log DROP COLUMN level, ADD COLUMN level bigint

ALTER TABLE heap_log DROP COLUMN message, DROP COLUMN level, ADD COLUMN x int

ALTER TABLE heap_log MODIFY level int DEFAULT NULL COMMENT 'lvl'

ALTER TABLE heap_log FORCE, ALGORITHM=INPLACE, LOCK=NONE

ALTER TABLE heap_log FORCE, ALGORITHM=COPY

ALTER TABLE heap_log WITHOUT VALIDATION, ADD COLUMN c int AS (level + 1)

ALTER TABLE heap_log ADD COLUMN c int AS (level + 1), WITH VALIDATION

ALTER TABLE heap_log WITH VALIDATION, ADD COLUMN c int AS (level + 1)

ALTER TABLE heap_log DISCARD TABLESPACE

ALTER TABLE numbers ADD INDEX USING BTREE (a)

ALTER TABLE numbers ADD INDEX ia USING HASH (a)

ALTER TABLE numbers ADD INDEX ia (a) USING BTREE COMMENT 'x' KEY_BLOCK_SIZE=8

ALTER TABLE numbers ADD INDEX ia (a) INVISIBLE

ALTER TABLE numbers ADD KEY ia (a ASC, b DESC)

ALTER TABLE numbers ADD UNIQUE ia (a)

ALTER TABLE numbers ADD CONSTRAINT ua UNIQUE INDEX ia (a)

ALTER TABLE numbers ADD CONSTRAINT UNIQUE (a)

ALTER TABLE numbers DROP PRIMARY KEY, ADD PRIMARY KEY (a)

ALTER TABLE numbers DROP PRIMARY KEY, ADD COLUMN nid int NOT NULL AUTO_INCREMENT PRIMARY KEY

ALTER TABLE numbers DROP PRIMARY KEY, ADD COLUMN nid int NOT NULL AUTO_INCREMENT, ADD PRIMARY KEY (nid)

ALTER TABLE numbers DROP PRIMARY KEY, DROP COLUMN id, ADD PRIMARY KEY (b)

ALTER TABLE numbers DROP PRIMARY KEY, MODIFY id bigint NOT NULL, ADD PRIMARY KEY (id)

ALTER TABLE numbers DROP PRIMARY KEY, ADD UNIQUE KEY uid (id)

ALTER TABLE numbers MODIFY id bigint

ALTER TABLE numbers MODIFY id bigint NOT NULL AUTO_INCREMENT

ALTER TABLE numbers MODIFY id int NOT NULL COMMENT 'pk'

ALTER TABLE numbers MODIFY id int

ALTER TABLE numbers RENAME COLUMN id TO number_id

ALTER TABLE numbers CHANGE id number_id int NOT NULL

ALTER TABLE numbers MODIFY a int AFTER b

ALTER TABLE numbers MODIFY a int AFTER id

ALTER TABLE numbers MODIFY b bigint FIRST

ALTER TABLE numbers ADD COLUMN c int AFTER a, MODIFY b bigint AFTER id

ALTER TABLE numbers ADD COLUMN c int AFTER a, DROP COLUMN b

ALTER TABLE numbers ADD COLUMN c int FIRST, ADD COLUMN d int AFTER c, ADD COLUMN e int

ALTER TABLE numbers DROP a, ADD a varchar(10)

ALTER TABLE numbers DROP COLUMN a, ADD COLUMN a int AFTER b

ALTER TABLE numbers RENAME COLUMN a TO x, ADD COLUMN a int

ALTER TABLE numbers ALTER a SET DEFAULT 1, ALTER b SET DEFAULT 2

-- from 80016
ALTER TABLE numbers ADD COLUMN c int CHECK (c > 0) NOT ENFORCED

ALTER TABLE numbers ADD CONSTRAINT ck CHECK (a < b OR a = b)

ALTER TABLE numbers ADD CHECK (a > -1), ALGORITHM=COPY

ALTER TABLE numbers ADD COLUMN ref int REFERENCES orders (id)

ALTER TABLE numbers ADD COLUMN ref int, ADD FOREIGN KEY (ref) REFERENCES orders (id)

ALTER TABLE numbers ADD COLUMN ref int, ADD CONSTRAINT fk FOREIGN KEY fki (ref) REFERENCES orders (id) ON DELETE SET NULL ON UPDATE CASCADE

-- session: SET foreign_key_checks = 0
ALTER TABLE numbers ADD COLUMN ref int, ADD FOREIGN KEY (ref) REFERENCES orders (id)

-- session: SET foreign_key_checks = OFF
ALTER TABLE numbers ADD FOREIGN KEY (a) REFERENCES orders (id)

-- session: SET SESSION foreign_key_checks = 0
ALTER TABLE orders DROP FOREIGN KEY orders_customer_fk, ADD CONSTRAINT orders_buyer_fk FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE

-- session: SET @@foreign_key_checks = 0
ALTER TABLE orders ADD CONSTRAINT s FOREIGN KEY (ship_to) REFERENCES customers (id), ADD COLUMN c int

-- session: SET foreign_key_checks = 0
ALTER TABLE customers MODIFY id bigint unsigned NOT NULL AUTO_INCREMENT

-- session: SET foreign_key_checks = 0
ALTER TABLE orders MODIFY customer_id bigint unsigned NULL

-- session: SET foreign_key_checks = 0
ALTER TABLE orders CONVERT TO CHARACTER SET latin1

ALTER TABLE orders CONVERT TO CHARACTER SET latin1

ALTER TABLE orders DROP FOREIGN KEY orders_customer_fk, DROP COLUMN customer_id

-- from 80019
ALTER TABLE orders DROP CONSTRAINT orders_customer_fk

ALTER TABLE orders MODIFY customer_id bigint unsigned NOT NULL COMMENT 'c'

ALTER TABLE orders CHANGE customer_id buyer_id bigint unsigned NOT NULL

ALTER TABLE orders CHANGE id order_id int NOT NULL AUTO_INCREMENT

ALTER TABLE customers RENAME COLUMN id TO cid, ALGORITHM=INPLACE

ALTER TABLE orders DROP INDEX orders_customer, ADD INDEX oc2 (customer_id)

ALTER TABLE orders ADD INDEX oc2 (customer_id, status), DROP INDEX orders_customer

ALTER TABLE orders ADD COLUMN c int, DROP FOREIGN KEY orders_customer_fk

ALTER TABLE orders RENAME TO purchases

ALTER TABLE customers RENAME TO clients

RENAME TABLE customers TO clients

ALTER TABLE tree ADD COLUMN c int

ALTER TABLE tree RENAME COLUMN id TO node_id

ALTER TABLE tree RENAME COLUMN parent_id TO up_id

ALTER TABLE tree DROP FOREIGN KEY tree_parent, DROP COLUMN parent_id

ALTER TABLE tree RENAME TO nodes

ALTER TABLE tree ADD CONSTRAINT uq UNIQUE (parent_id, name)

ALTER TABLE tree MODIFY name varchar(30) NOT NULL

ALTER TABLE lists ADD PARTITION (PARTITION px VALUES IN ('jp', 'cn'))

ALTER TABLE lists ADD PARTITION (PARTITION px VALUES IN ('jp'), PARTITION py VALUES IN ('br'))

ALTER TABLE lists DROP PARTITION pu

ALTER TABLE lists TRUNCATE PARTITION ALL

ALTER TABLE lists REORGANIZE PARTITION pe, pu INTO (PARTITION pall VALUES IN ('de', 'fr', 'us'))

ALTER TABLE lists REORGANIZE PARTITION pe INTO (PARTITION pde VALUES IN ('de'), PARTITION pfr VALUES IN ('fr'))

ALTER TABLE lists REMOVE PARTITIONING

ALTER TABLE lists PARTITION BY HASH (id) PARTITIONS 2

ALTER TABLE lists ADD COLUMN w int

ALTER TABLE lists DROP COLUMN v

ALTER TABLE lists RENAME COLUMN v TO vv

ALTER TABLE lists ADD INDEX (v)

ALTER TABLE lists ADD UNIQUE (region, id)

ALTER TABLE lists MODIFY v bigint

ALTER TABLE lists MODIFY v int NOT NULL

ALTER TABLE lists MODIFY region varchar(20) NOT NULL

ALTER TABLE lists COMMENT 'x'

ALTER TABLE lists RENAME TO regions

ALTER TABLE lists DROP PRIMARY KEY, ADD PRIMARY KEY (region, id)

ALTER TABLE lists CONVERT TO CHARACTER SET utf8mb4

TRUNCATE TABLE lists

TRUNCATE lists

OPTIMIZE TABLE lists

ALTER TABLE lists FORCE

ALTER TABLE lists REBUILD PARTITION ALL

ALTER TABLE lists CHECK PARTITION ALL

ALTER TABLE lists ANALYZE PARTITION ALL

ALTER TABLE lists REPAIR PARTITION pu

ALTER TABLE lists OPTIMIZE PARTITION ALL

ALTER TABLE rcols REORGANIZE PARTITION pmax INTO (PARTITION p3 VALUES LESS THAN ('2026-01-01'), PARTITION pmax VALUES LESS THAN MAXVALUE)

ALTER TABLE rcols DROP PARTITION p1, p2

ALTER TABLE rcols DROP PARTITION p1

ALTER TABLE rcopen ADD PARTITION (PARTITION p3 VALUES LESS THAN ('2026-01-01'))

ALTER TABLE rcopen ADD PARTITION (PARTITION p3 VALUES LESS THAN ('2026-01-01') ENGINE = InnoDB COMMENT = 'x', PARTITION pm VALUES LESS THAN (MAXVALUE))

ALTER TABLE rcopen ALGORITHM=INPLACE, LOCK=SHARED, ADD PARTITION (PARTITION p3 VALUES LESS THAN ('2026-01-01'))

ALTER TABLE rcopen EXCHANGE PARTITION p1 WITH TABLE rcx WITHOUT VALIDATION

ALTER TABLE rcopen ADD COLUMN c int, ADD COLUMN e varchar(10) AFTER d

ALTER TABLE rcopen ADD INDEX (v), ALGORITHM=INPLACE, LOCK=NONE

ALTER TABLE rcopen MODIFY d datetime NOT NULL

ALTER TABLE rcopen PARTITION BY RANGE COLUMNS (d) (PARTITION pa VALUES LESS THAN ('2024-01-01'), PARTITION pb VALUES LESS THAN (MAXVALUE))

ALTER TABLE keyed ADD PARTITION PARTITIONS 2

ALTER TABLE keyed ADD PARTITION (PARTITION p9)

ALTER TABLE keyed COALESCE PARTITION 1

ALTER TABLE keyed REORGANIZE PARTITION

ALTER TABLE keyed REORGANIZE PARTITION p0, p1 INTO (PARTITION p0, PARTITION p1)

ALTER TABLE keyed REMOVE PARTITIONING

ALTER TABLE keyed PARTITION BY KEY (id) PARTITIONS 5

ALTER TABLE keyed TRUNCATE PARTITION p0

ALTER TABLE keyed ADD COLUMN c int

ALTER TABLE keyed DROP PRIMARY KEY, ADD PRIMARY KEY (id, v)

ALTER TABLE subbed ADD PARTITION (PARTITION p2 VALUES LESS THAN (2040))

ALTER TABLE subbed DROP PARTITION p0

ALTER TABLE subbed ADD COLUMN c int

ALTER TABLE subbed REORGANIZE PARTITION p0, p1 INTO (PARTITION p VALUES LESS THAN (2030))

ALTER TABLE subbed TRUNCATE PARTITION p0

ALTER TABLE numbers PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE)

ALTER TABLE numbers PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20))

ALTER TABLE numbers PARTITION BY KEY () PARTITIONS 3

ALTER TABLE numbers PARTITION BY LINEAR HASH (id) PARTITIONS 4

ALTER TABLE numbers ADD COLUMN c int PARTITION BY HASH (id) PARTITIONS 2

ALTER TABLE added ADD COLUMN e int

ALTER TABLE added DROP COLUMN c

ALTER TABLE added MODIFY d varchar(30)

ALTER TABLE added MODIFY d varchar(30) DEFAULT 'x'

ALTER TABLE added RENAME COLUMN aa TO a

ALTER TABLE added ADD INDEX (c)

ALTER TABLE added FORCE

-- differs: asked on a clone, which has no numbers left of the index
ALTER TABLE was_full ADD COLUMN c int

-- from 80029
-- differs: asked on a clone, which has no numbers left of the index
ALTER TABLE was_full DROP COLUMN b

ALTER TABLE was_full ADD FULLTEXT KEY ft2 (a)

ALTER TABLE was_full MODIFY b int NOT NULL

ALTER TABLE was_full FORCE

ALTER TABLE was_full ADD INDEX (b)

ALTER TABLE was_full MODIFY b bigint

ALTER TABLE docs ADD FULLTEXT KEY ft (a)

ALTER TABLE docs ADD COLUMN c int

ALTER TABLE articles DROP INDEX articles_text, ADD FULLTEXT INDEX articles_text (title, body) WITH PARSER ngram

ALTER TABLE articles DROP INDEX articles_text, ADD FULLTEXT INDEX articles_text (title)

ALTER TABLE articles DROP COLUMN title

ALTER TABLE articles DROP COLUMN body

ALTER TABLE articles MODIFY title varchar(255) NOT NULL

ALTER TABLE articles MODIFY title varchar(300) NOT NULL

ALTER TABLE articles MODIFY title varchar(200) NULL

ALTER TABLE articles RENAME TO texts

ALTER TABLE articles RENAME COLUMN title TO headline

ALTER TABLE articles ADD COLUMN c int AS (rank_no) VIRTUAL

ALTER TABLE articles CONVERT TO CHARACTER SET utf8mb4

ALTER TABLE articles ADD FOREIGN KEY (rank_no) REFERENCES orders (id)

TRUNCATE articles

DROP INDEX articles_text ON articles

CREATE FULLTEXT INDEX f2 ON articles (body) WITH PARSER ngram

ALTER TABLE customers ADD FULLTEXT INDEX f1 (note), ADD INDEX (day)

ALTER TABLE customers ADD FULLTEXT INDEX f1 (note), DROP INDEX customers_age

ALTER TABLE customers ADD SPATIAL INDEX (spot), ADD INDEX (day)

ALTER TABLE places ADD COLUMN c int, ADD INDEX (c)

ALTER TABLE places DROP COLUMN at

ALTER TABLE places FORCE

ALTER TABLE places ADD SPATIAL INDEX p2 (at)

ALTER TABLE places DROP INDEX places_at, ADD SPATIAL INDEX places_at (at)

ALTER TABLE funcs DROP INDEX f

ALTER TABLE funcs ADD COLUMN c int

ALTER TABLE funcs ADD INDEX g ((a * 2), b)

ALTER TABLE funcs ADD INDEX g ((a * 2)), ADD COLUMN c int

ALTER TABLE funcs FORCE

ALTER TABLE funcs MODIFY b int NOT NULL

ALTER TABLE funcs MODIFY a bigint

ALTER TABLE funcs DROP INDEX f, ADD COLUMN c int

ALTER TABLE funcs RENAME INDEX f TO ff

ALTER TABLE gens ADD COLUMN c int

ALTER TABLE gens ADD COLUMN c int FIRST

ALTER TABLE gens DROP COLUMN v

ALTER TABLE gens DROP COLUMN w

ALTER TABLE gens DROP COLUMN s

ALTER TABLE gens DROP COLUMN x

ALTER TABLE gens RENAME COLUMN v TO vv

ALTER TABLE gens MODIFY a bigint

ALTER TABLE gens MODIFY a int NOT NULL

ALTER TABLE gens MODIFY w int AS (a + 2) VIRTUAL COMMENT 'x'

ALTER TABLE gens MODIFY w int GENERATED ALWAYS AS (`a` + 2) VIRTUAL

ALTER TABLE gens MODIFY w int AS (a+2)

ALTER TABLE gens MODIFY w int AS (a + 9) VIRTUAL

ALTER TABLE gens MODIFY w bigint AS (a + 2) VIRTUAL

ALTER TABLE gens MODIFY s int AS (a + 3) STORED NOT NULL

ALTER TABLE gens MODIFY x varchar(30)

ALTER TABLE gens MODIFY x varchar(20) FIRST

ALTER TABLE gens MODIFY x varchar(20) AFTER a

ALTER TABLE gens CHANGE w ww int AS (a + 2) VIRTUAL

ALTER TABLE gens ADD INDEX (w)

ALTER TABLE gens ADD INDEX (s)

ALTER TABLE gens DROP COLUMN w, ADD COLUMN w int AS (a + 5)

ALTER TABLE gens DROP INDEX gv, DROP COLUMN v

ALTER TABLE gens ADD COLUMN z int AS (a + 4), DROP COLUMN w

ALTER TABLE gens ADD COLUMN n int, DROP COLUMN w

ALTER TABLE gens FORCE

ALTER TABLE gens ADD COLUMN st int AS (a * 2) STORED AFTER a

ALTER TABLE loose DROP COLUMN a

ALTER TABLE loose DROP COLUMN b

-- from 80016
ALTER TABLE loose DROP CHECK loose_chk_1

-- from 80019
ALTER TABLE loose DROP CONSTRAINT loose_chk_2

ALTER TABLE loose ADD COLUMN c int

ALTER TABLE loose MODIFY a bigint

ALTER TABLE loose MODIFY a int NOT NULL

-- from 80016
ALTER TABLE loose DROP CHECK loose_chk_1, ADD CONSTRAINT c1 CHECK (a > -5)

-- from 80016
ALTER TABLE loose ALTER CONSTRAINT loose_chk_1 NOT ENFORCED

-- from 80016
ALTER TABLE loose ALTER CHECK loose_chk_1 ENFORCED

-- from 80016
ALTER TABLE loose ADD CONSTRAINT c1 CHECK (a > 0 AND b > 0) NOT ENFORCED, ADD COLUMN z int

ALTER TABLE mi RENAME COLUMN a TO b

ALTER TABLE mi COMMENT 'x'

ALTER TABLE Mixed_Case MODIFY USERNAME varchar(50)

ALTER TABLE Mixed_Case MODIFY username varchar(50) NOT NULL

ALTER TABLE Mixed_Case DROP INDEX UN

ALTER TABLE Mixed_Case DROP COLUMN username

ALTER TABLE Mixed_Case CHANGE USERNAME user_name varchar(30)

ALTER TABLE Mixed_Case RENAME COLUMN username TO UserName

ALTER TABLE Mixed_Case ADD COLUMN x int AFTER ID

ALTER TABLE Mixed_Case ADD UNIQUE (ID, USERNAME)

ALTER TABLE `order-lines` ADD COLUMN `group` int AFTER `select`

ALTER TABLE `order-lines` DROP COLUMN `select`

ALTER TABLE `order-lines` MODIFY `key` varchar(20)

ALTER TABLE `order-lines` DROP INDEX `my key`

ALTER TABLE pages ROW_FORMAT=DYNAMIC

ALTER TABLE pages ADD COLUMN c int

ALTER TABLE pages ROW_FORMAT=COMPACT

ALTER TABLE pages ROW_FORMAT=DEFAULT

ALTER TABLE redund ADD COLUMN c int

ALTER TABLE redund MODIFY v varchar(30)

ALTER TABLE redund MODIFY v varchar(100)

ALTER TABLE redund DROP COLUMN a

ALTER TABLE redund ADD INDEX (a)

ALTER TABLE redund RENAME COLUMN a TO b

ALTER TABLE tight MODIFY b varchar(30)

ALTER TABLE tight RENAME COLUMN a TO c

ALTER TABLE tight ROW_FORMAT=DYNAMIC, KEY_BLOCK_SIZE=0

ALTER TABLE tight MODIFY a int NOT NULL

ALTER TABLE tight ADD COLUMN c int, ALGORITHM=INPLACE, LOCK=NONE

CREATE INDEX ix ON numbers (a) COMMENT 'x' ALGORITHM=INPLACE

CREATE INDEX ix USING BTREE ON numbers (a)

CREATE UNIQUE INDEX ix ON heap_log (message(10), level)

CREATE INDEX ix ON numbers (a, (b + 1))

CREATE INDEX ix ON numbers (a) LOCK=EXCLUSIVE ALGORITHM=DEFAULT

-- from 80021
CREATE INDEX ix ON customers ((json_value(data, '$.a' RETURNING UNSIGNED)))

CREATE INDEX ix ON customers ((lower(email)))

CREATE UNIQUE INDEX ix ON customers ((concat(email, 'x')))

DROP INDEX `PRIMARY` ON numbers

DROP INDEX customers_age ON customers ALGORITHM=INPLACE LOCK=NONE

DROP INDEX customers_age ON customers LOCK=SHARED

DROP TABLE heap_log, numbers

DROP TABLE IF EXISTS heap_log CASCADE

DROP TEMPORARY TABLE IF EXISTS nothing

CREATE TEMPORARY TABLE tmp SELECT * FROM numbers

CREATE TABLE n2 SELECT id, a FROM numbers WHERE id > 3

CREATE TABLE n2 (PRIMARY KEY (id)) ENGINE=InnoDB AS SELECT * FROM numbers

CREATE TABLE n2 (LIKE numbers)

CREATE TABLE n2 (id int AUTO_INCREMENT, x int, PRIMARY KEY (id), INDEX (x), CONSTRAINT q FOREIGN KEY (x) REFERENCES orders (id) ON DELETE CASCADE) ENGINE InnoDB

INSERT INTO numbers (id, a) VALUES (1, 5) ON DUPLICATE KEY UPDATE a = VALUES(a)

INSERT INTO numbers SET id = 500, a = 1

INSERT INTO numbers SELECT id + 1000, a, b FROM numbers

-- from 80019
INSERT INTO numbers (id, a) VALUES ROW(501, 1), ROW(502, 2)

REPLACE INTO numbers SELECT id, a, b FROM numbers

UPDATE numbers n JOIN orders o ON o.id = n.id SET n.a = o.id

UPDATE numbers, orders SET numbers.a = 1 WHERE numbers.id = orders.id

UPDATE numbers SET a = a + 1 ORDER BY id DESC LIMIT 5

DELETE n FROM numbers n JOIN orders o ON o.id = n.id

DELETE FROM numbers USING numbers JOIN orders ON orders.id = numbers.id

DELETE FROM numbers ORDER BY id LIMIT 3

WITH x AS (SELECT id FROM orders) UPDATE numbers SET a = 1 WHERE id IN (SELECT id FROM x)

-- session: SET sql_mode = 'NO_ENGINE_SUBSTITUTION'
ALTER TABLE numbers MODIFY a int NOT NULL

-- session: SET SESSION sql_mode = 'STRICT_ALL_TABLES'
ALTER TABLE numbers MODIFY a int NOT NULL

-- session: SET sql_mode = ''
ALTER TABLE numbers ADD COLUMN c datetime NOT NULL

-- session: SET sql_mode = ''
ALTER TABLE numbers ADD COLUMN c date NOT NULL DEFAULT '0000-00-00'

-- session: SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'
ALTER TABLE numbers MODIFY a int NOT NULL

-- session: SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO"
ALTER TABLE numbers MODIFY a int NOT NULL DEFAULT 0

-- session: SET sql_mode = DEFAULT
ALTER TABLE numbers MODIFY a int NOT NULL

-- session: SET sql_mode = 'TRADITIONAL'
ALTER TABLE numbers MODIFY a int NOT NULL

-- session: SET sql_mode = 'ANSI'
ALTER TABLE numbers MODIFY a int NOT NULL

-- session: SET sql_mode = ''
ALTER TABLE heap_log ADD PRIMARY KEY (level, message)

ALTER TABLE twok DROP INDEX ua

ALTER TABLE twok DROP INDEX ub

ALTER TABLE twok MODIFY a int NULL

ALTER TABLE twok MODIFY b int NULL

ALTER TABLE twok DROP COLUMN a

ALTER TABLE twok DROP INDEX ua, DROP INDEX ub

ALTER TABLE twok ADD PRIMARY KEY (b)

ALTER TABLE nopk DROP INDEX ua, ADD UNIQUE KEY uc (c)

ALTER TABLE nopk MODIFY b int NOT NULL, DROP INDEX ua

ALTER TABLE heap_log ADD COLUMN d int NOT NULL, ADD UNIQUE (d, message(5))

ALTER TABLE was_full2 ADD COLUMN c int

ALTER TABLE was_full2 ADD FULLTEXT KEY ft (a)

ALTER TABLE chars MODIFY l10 char(10) CHARACTER SET latin1 COLLATE latin1_bin

ALTER TABLE chars MODIFY l10 char(11) CHARACTER SET latin1

ALTER TABLE chars MODIFY l10 char(10) CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY l10 binary(10)

ALTER TABLE chars MODIFY a10 char(10) CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY a10 char(10) CHARACTER SET latin1

ALTER TABLE chars MODIFY u3 char(10) CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY u3 char(9) CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY u3 char(12) CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY u3 char(10) CHARACTER SET utf8mb3 COLLATE utf8mb3_bin

ALTER TABLE chars MODIFY u3l char(80) CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY m4 char(10) COLLATE utf8mb4_bin

ALTER TABLE chars MODIFY m4 char(11)

ALTER TABLE chars MODIFY m4 char(9)

ALTER TABLE chars MODIFY v3 varchar(15) CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY v3 varbinary(60)

ALTER TABLE chars MODIFY vl varbinary(20)

ALTER TABLE chars MODIFY vl varchar(20) CHARACTER SET binary

ALTER TABLE chars MODIFY el enum('a','b') CHARACTER SET latin1 COLLATE latin1_bin

ALTER TABLE chars MODIFY el enum('a','b') CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY el enum('a','b')

ALTER TABLE chars MODIFY s3 set('a','b') CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY s3 set('a','b','c') CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY s3 set('a','b') CHARACTER SET latin1

ALTER TABLE chars MODIFY ie enum('a','b') CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY ie enum('a','b','c') CHARACTER SET utf8mb3

ALTER TABLE chars MODIFY ie enum('a','b','c') CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY i3 char(10) CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY t3 text CHARACTER SET utf8mb4

ALTER TABLE chars MODIFY t3 text CHARACTER SET latin1

ALTER TABLE chars MODIFY t3 blob

ALTER TABLE chars MODIFY tl text

ALTER TABLE chars MODIFY f73 float

ALTER TABLE chars MODIFY f73 float(7,2)

ALTER TABLE chars MODIFY f73 float(5,3)

ALTER TABLE chars MODIFY f73 float(30,3)

ALTER TABLE chars MODIFY d102 double

ALTER TABLE chars MODIFY d102 double(12,2)

ALTER TABLE chars MODIFY d102 double(10,2) unsigned

ALTER TABLE chars MODIFY dt3 datetime(0)

ALTER TABLE only_v3 CONVERT TO CHARACTER SET utf8mb4

ALTER TABLE only_v3 CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin

ALTER TABLE only_v3 CONVERT TO CHARACTER SET utf8mb3 COLLATE utf8mb3_bin

ALTER TABLE only_v3 CONVERT TO CHARACTER SET latin1

ALTER TABLE only_v3 MODIFY a varchar(50) CHARACTER SET utf8mb4, MODIFY b varchar(100) CHARACTER SET utf8mb4

ALTER TABLE only_v3 MODIFY a varchar(50) CHARACTER SET utf8mb4, DEFAULT CHARACTER SET utf8mb4

ALTER TABLE only_v3 DEFAULT CHARACTER SET utf8mb4, ALGORITHM=INPLACE

ALTER TABLE gis MODIFY g geometry

ALTER TABLE gis MODIFY g geometry SRID 4326

ALTER TABLE gis MODIFY g geometry SRID 0

ALTER TABLE gis MODIFY p point NOT NULL

ALTER TABLE gis MODIFY q point NOT NULL SRID 0

ALTER TABLE gis MODIFY p point SRID 0 NOT NULL

ALTER TABLE gis ADD SPATIAL INDEX (p)

ALTER TABLE gis ADD SPATIAL INDEX sp (p), ADD COLUMN c int

ALTER TABLE numbers ADD INDEX (a), COMMENT='x'

ALTER TABLE numbers ADD INDEX (a), AUTO_INCREMENT=5

ALTER TABLE numbers RENAME COLUMN a TO aa, COMMENT='x'

ALTER TABLE numbers ALTER COLUMN a SET DEFAULT 2, COMMENT='x'

ALTER TABLE numbers ADD UNIQUE (a), ALTER COLUMN b SET DEFAULT 3

ALTER TABLE numbers ADD COLUMN c int AS (a) VIRTUAL, COMMENT='x'

ALTER TABLE numbers RENAME TO numbers2, COMMENT 'y'

ALTER TABLE orders DROP FOREIGN KEY orders_customer_fk, COMMENT='x'

ALTER TABLE orders DROP FOREIGN KEY orders_customer_fk, ALTER COLUMN status DROP DEFAULT

ALTER TABLE numbers ADD UNIQUE INDEX f ((a + 1))

ALTER TABLE numbers ADD INDEX f ((a + 1)), ADD INDEX (b)

ALTER TABLE numbers ADD INDEX f ((a + 1)), ADD UNIQUE INDEX (b)

ALTER TABLE numbers ADD INDEX f ((a + 1)), ALTER COLUMN b SET DEFAULT 4

ALTER TABLE numbers ADD COLUMN c int AS (id + 1) VIRTUAL UNIQUE

ALTER TABLE numbers ADD COLUMN c int AS (id + 1) VIRTUAL, ADD UNIQUE (b)

ALTER TABLE numbers ADD COLUMN c int AS (id + 1) VIRTUAL, ADD INDEX (b), ALTER COLUMN b SET DEFAULT 3

ALTER TABLE numbers ADD COLUMN c int AS (id + 1) VIRTUAL, RENAME COLUMN b TO bb

ALTER TABLE numbers ADD COLUMN c int AS (id + 1) VIRTUAL, ADD COLUMN d int, RENAME COLUMN b TO bb

ALTER TABLE numbers ADD COLUMN c int AS (id + 1) VIRTUAL AFTER id

ALTER TABLE numbers ADD COLUMN c int AS (id + 1) VIRTUAL, DROP COLUMN a

ALTER TABLE gens DROP COLUMN v, DROP COLUMN w

ALTER TABLE gens DROP COLUMN w, RENAME COLUMN x TO y

ALTER TABLE gens DROP COLUMN w, DROP COLUMN x

ALTER TABLE gens DROP COLUMN v, DROP COLUMN x

ALTER TABLE gens DROP COLUMN w, DROP COLUMN x, ADD COLUMN n int

ALTER TABLE gens ADD COLUMN z int AS (a + 4) AFTER id

ALTER TABLE gens ADD COLUMN z int AS (a + 4) FIRST, ADD COLUMN n int

ALTER TABLE gens ADD COLUMN z int AS (a + 4) AFTER w

ALTER TABLE gens ADD COLUMN n int AFTER id

ALTER TABLE gens DROP COLUMN x, ADD INDEX (w)

ALTER TABLE gens ADD INDEX (w), ADD COLUMN n int

ALTER TABLE gens ADD COLUMN z int AS (a + 4), ADD INDEX (z), DROP COLUMN w

ALTER TABLE gens DROP INDEX gv, ADD INDEX gv (v, w)

ALTER TABLE gens MODIFY w int AS (a + 2) VIRTUAL FIRST

ALTER TABLE gens MODIFY s int AS (a + 3) STORED FIRST

ALTER TABLE gens MODIFY w int AS (a + 2) VIRTUAL NOT NULL

ALTER TABLE gens DROP COLUMN s, ADD COLUMN s int AS (a + 5) STORED

ALTER TABLE articles DROP INDEX articles_text, ADD COLUMN c int

ALTER TABLE articles DROP INDEX articles_text, MODIFY rank_no int NOT NULL

ALTER TABLE articles ADD UNIQUE (title)

ALTER TABLE articles DROP PRIMARY KEY, ADD PRIMARY KEY (id, lang)

ALTER TABLE articles RENAME INDEX articles_lang TO al, ALTER COLUMN rank_no SET DEFAULT 4

ALTER TABLE articles COMMENT='x'

ALTER TABLE articles AUTO_INCREMENT=500

ALTER TABLE articles ADD INDEX (rank_no), COMMENT='x'

ALTER TABLE places DROP INDEX places_at, ADD COLUMN c int

ALTER TABLE places DROP INDEX places_at, FORCE

ALTER TABLE places ADD COLUMN c int, DROP COLUMN at

ALTER TABLE places ADD INDEX (name), COMMENT='x'

ALTER TABLE heap_log ADD COLUMN c int, WITH VALIDATION

ALTER TABLE heap_log ADD COLUMN c int AS (level + 1) STORED, WITHOUT VALIDATION

ALTER TABLE customers ADD INDEX (age), ADD INDEX (age)

ALTER TABLE customers DROP INDEX customers_age, ADD INDEX customers_age (age DESC)

ALTER TABLE customers DROP INDEX customers_age, ADD INDEX customers_age (age) INVISIBLE

ALTER TABLE customers DROP INDEX customers_age, ADD INDEX customers_age (age) COMMENT 'x'

ALTER TABLE customers DROP INDEX customers_note, ADD INDEX customers_note (note(30))

ALTER TABLE customers DROP INDEX customers_note, ADD INDEX customers_note (note(20))

ALTER TABLE customers DROP INDEX customers_age, ADD INDEX customers_age USING HASH (age)

ALTER TABLE customers DROP INDEX customers_age, ADD INDEX customers_age (age), ADD COLUMN c int

ALTER TABLE customers DROP INDEX customers_name_age, ADD INDEX customers_name_age (name, age), DROP COLUMN ratio

ALTER TABLE customers MODIFY name varchar(120), DROP INDEX customers_name_age, ADD INDEX customers_name_age (name, age)

ALTER TABLE customers DROP COLUMN score

ALTER TABLE customers ADD COLUMN `c` varchar(10) CHARACTER SET latin1 COLLATE latin1_bin NULL DEFAULT 'x' COMMENT 'it''s' AFTER `email`

ALTER TABLE old_utf8 ENGINE=InnoDB DEFAULT CHARSET=utf8mb4

ALTER TABLE old_utf8 ENGINE = InnoDB ROW_FORMAT = DYNAMIC

ALTER TABLE old_utf8 DROP PRIMARY KEY, ADD PRIMARY KEY (id, b)

ALTER TABLE old_utf8 MODIFY COLUMN a varchar(255) NULL DEFAULT 'q' AFTER b

ALTER TABLE old_utf8 CHANGE COLUMN a a2 varchar(255) NOT NULL DEFAULT ''

ALTER TABLE pages ADD COLUMN c int, ROW_FORMAT=DYNAMIC

ALTER TABLE days DROP PRIMARY KEY, ADD PRIMARY KEY (d, id)

ALTER TABLE days ADD COLUMN c int AS (id + 1) VIRTUAL

ALTER TABLE days ADD COLUMN c int AS (id + 1) VIRTUAL, ADD INDEX (c)

ALTER TABLE days ADD INDEX f ((id + 1))

ALTER TABLE days MODIFY v varchar(20) NOT NULL

ALTER TABLE days ADD UNIQUE (id, d)

ALTER TABLE days ADD INDEX (v), ADD COLUMN c int

ALTER TABLE days COMMENT='x'

ALTER TABLE days ADD CHECK (id > 0)

ALTER TABLE days RENAME COLUMN v TO w

ALTER TABLE days ALTER COLUMN v SET DEFAULT 'q'

ALTER TABLE days ENGINE=InnoDB, ALGORITHM=INPLACE

ALTER TABLE days PARTITION BY RANGE (year(d)) (PARTITION p23 VALUES LESS THAN (2024), PARTITION px VALUES LESS THAN MAXVALUE)

ALTER TABLE days DROP PARTITION p23, p24

ALTER TABLE days REORGANIZE PARTITION p23, p24 INTO (PARTITION p2324 VALUES LESS THAN (2025))

ALTER TABLE shards REORGANIZE PARTITION

ALTER TABLE shards ALGORITHM=COPY, COALESCE PARTITION 1

ALTER TABLE shards LOCK=SHARED, ADD PARTITION PARTITIONS 2

ALTER TABLE shards REBUILD PARTITION p0

ALTER TABLE mi ALTER COLUMN a SET DEFAULT 4
