CREATE TABLE users (
  `id` bigint unsigned not null auto_increment primary key,
  `name` varchar(255) COLLATE utf8mb4_unicode_ci not null,
  `email` varchar(255) COLLATE utf8mb4_unicode_ci not null,
  `email_verified_at` timestamp null,
  `password` varchar(255) not null,
  `remember_token` varchar(100) null,
  `created_at` timestamp null,
  `updated_at` timestamp null,
  UNIQUE KEY users_email_unique (email)
) default character set utf8mb4 collate 'utf8mb4_unicode_ci';

INSERT INTO users (name, email, password) VALUES ('a', 'a', 'a'), ('b', 'b', 'b'), ('c', 'c', 'c');

CREATE TABLE `auth_user` (`id` integer AUTO_INCREMENT NOT NULL PRIMARY KEY, `password` varchar(128) NOT NULL, `last_login` datetime(6) NULL, `is_superuser` bool NOT NULL, `username` varchar(30) NOT NULL UNIQUE, `first_name` varchar(30) NOT NULL, `email` varchar(75) NOT NULL, `is_staff` bool NOT NULL, `date_joined` datetime(6) NOT NULL);

INSERT INTO auth_user (password, is_superuser, username, first_name, email, is_staff, date_joined) VALUES ('a', 0, 'a', 'a', 'a', 0, now()), ('b', 0, 'b', 'b', 'b', 0, now());

CREATE TABLE blobs (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `key` varchar(255) NOT NULL,
  `filename` varchar(255) NOT NULL,
  `content_type` varchar(255),
  `metadata` text,
  `byte_size` bigint NOT NULL,
  `checksum` varchar(255) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  UNIQUE INDEX `index_blobs_on_key` (`key`)
);

INSERT INTO blobs (`key`, filename, byte_size, checksum, created_at) VALUES ('a', 'a', 1, 'a', now()), ('b', 'b', 1, 'b', now());

CREATE TABLE attachments (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  record_type varchar(255) NOT NULL,
  record_id bigint NOT NULL,
  blob_id bigint NOT NULL,
  INDEX index_attachments_on_blob_id (blob_id),
  CONSTRAINT fk_rails_c3b3935057 FOREIGN KEY (blob_id) REFERENCES blobs (id)
);

INSERT INTO attachments (record_type, record_id, blob_id) VALUES ('a', 1, 1), ('b', 1, 2);

CREATE TABLE staff (
  id int NOT NULL PRIMARY KEY,
  boss int,
  grade char(1),
  KEY staff_boss (boss),
  CONSTRAINT staff_boss_fk FOREIGN KEY (boss) REFERENCES staff (id)
);

INSERT INTO staff VALUES (1, NULL, 'a'), (2, 1, 'b'), (3, 1, 'b');

CREATE TABLE ledger (
  id int NOT NULL PRIMARY KEY,
  amount decimal(12,2) NOT NULL,
  currency char(3) NOT NULL DEFAULT 'EUR',
  booked date,
  CONSTRAINT ledger_amount CHECK (amount <> 0)
);

INSERT INTO ledger VALUES (1, 1, 'EUR', '2024-01-01'), (2, 2, 'EUR', '2024-01-01');

CREATE TABLE docs (
  id int NOT NULL PRIMARY KEY,
  body json,
  title varchar(100),
  kind varchar(20) GENERATED ALWAYS AS (json_unquote(json_extract(body, '$.kind'))) STORED,
  tag varchar(20) GENERATED ALWAYS AS (json_unquote(json_extract(body, '$.tag'))) VIRTUAL,
  KEY docs_tag (tag)
);

INSERT INTO docs (id, body, title) VALUES (1, '{"kind":"a","tag":"b"}', 'a'), (2, '{}', 'b');

-- from 80023
CREATE TABLE secrets (
  id int NOT NULL PRIMARY KEY,
  a int,
  hidden int INVISIBLE,
  KEY secrets_a (a) INVISIBLE
);

-- from 80023
INSERT INTO secrets (id, a, hidden) VALUES (1, 1, 1), (2, 2, 2);

CREATE TABLE metrics (
  id bigint NOT NULL,
  region int NOT NULL,
  v double,
  PRIMARY KEY (id, region)
) PARTITION BY LIST (region) (
  PARTITION eu VALUES IN (1, 2),
  PARTITION us VALUES IN (3)
);

INSERT INTO metrics VALUES (1, 1, 1), (2, 2, 2), (3, 3, 3);

CREATE TABLE months (
  id bigint NOT NULL AUTO_INCREMENT,
  at datetime NOT NULL,
  msg varchar(200),
  PRIMARY KEY (id, at)
) PARTITION BY RANGE COLUMNS (at) (
  PARTITION p1 VALUES LESS THAN ('2024-01-01'),
  PARTITION pmax VALUES LESS THAN (MAXVALUE)
);

INSERT INTO months (at, msg) VALUES ('2023-01-01', 'a'), ('2024-05-05', 'b');

CREATE TABLE keyed (
  id int NOT NULL PRIMARY KEY,
  v varchar(20)
) PARTITION BY KEY (id) PARTITIONS 4;

INSERT INTO keyed VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd');

CREATE TABLE unkeyed (
  id int NOT NULL PRIMARY KEY,
  v varchar(20)
);

-- statements
ALTER TABLE numbers RENAME COLUMN a TO b, RENAME COLUMN b TO a

ALTER TABLE numbers RENAME COLUMN a TO a

ALTER TABLE numbers RENAME COLUMN a TO A

ALTER TABLE numbers CHANGE a A int

ALTER TABLE numbers RENAME COLUMN a TO b, RENAME COLUMN b TO c

ALTER TABLE numbers CHANGE a b bigint, CHANGE b a bigint

ALTER TABLE orders RENAME COLUMN status TO state, RENAME COLUMN total TO status

ALTER TABLE numbers RENAME COLUMN a TO old_a, ADD COLUMN a int

ALTER TABLE numbers DROP COLUMN a, RENAME COLUMN b TO a

ALTER TABLE docs RENAME COLUMN title TO name

ALTER TABLE docs RENAME COLUMN tag TO label

ALTER TABLE docs RENAME COLUMN kind TO sort

ALTER TABLE staff RENAME COLUMN id TO staff_id

ALTER TABLE staff RENAME COLUMN boss TO head

ALTER TABLE ledger RENAME COLUMN booked TO booked_on

-- refused
ALTER TABLE numbers ADD COLUMN u char(36) DEFAULT (uuid())

-- refused
ALTER TABLE numbers ADD COLUMN u binary(16) DEFAULT (uuid_to_bin(uuid()))

-- refused
ALTER TABLE numbers ADD COLUMN r double NOT NULL DEFAULT (rand())

-- refused
ALTER TABLE numbers ADD COLUMN who varchar(100) DEFAULT (current_user())

-- refused
ALTER TABLE numbers ADD COLUMN v varchar(20) DEFAULT (version())

-- refused
ALTER TABLE numbers ADD COLUMN v datetime DEFAULT (sysdate())

-- refused
ALTER TABLE numbers ADD COLUMN v varbinary(20) DEFAULT (random_bytes(4))

-- session: SET sql_log_bin = 0
ALTER TABLE numbers ADD COLUMN u char(36) DEFAULT (uuid())

ALTER TABLE numbers RENAME COLUMN a TO b, DROP COLUMN b

ALTER TABLE numbers DROP COLUMN b, RENAME COLUMN a TO b, ADD INDEX (b)

ALTER TABLE numbers RENAME COLUMN a TO b, RENAME COLUMN b TO a, ADD COLUMN c int AFTER a

ALTER TABLE keyed EXCHANGE PARTITION p1 WITH TABLE unkeyed

ALTER TABLE numbers ALTER COLUMN a SET DEFAULT (floor(rand() * 10))

ALTER TABLE numbers MODIFY a int DEFAULT (floor(rand() * 10))

CREATE TABLE tokens (id int PRIMARY KEY, u char(36) DEFAULT (uuid()))

ALTER TABLE numbers ADD COLUMN d date DEFAULT (curdate())

ALTER TABLE numbers ADD COLUMN d datetime DEFAULT (now())

ALTER TABLE numbers ADD COLUMN d date DEFAULT (current_date() + interval 1 year)

alter table `users` add `deleted_at` timestamp null

alter table `users` add `api_token` varchar(80) null after `password`

alter table `users` add unique `users_remember_unique`(`remember_token`)

alter table `users` modify `name` varchar(191) not null

ALTER TABLE users CHANGE name name VARCHAR(255) CHARACTER SET utf8mb4 NOT NULL COLLATE `utf8mb4_unicode_ci`

ALTER TABLE users CHANGE email_verified_at email_verified_at DATETIME DEFAULT NULL

alter table `users` add `role` enum('admin', 'user') not null default 'user'

alter table `users` add `settings` json null, add `locale` char(5) not null default 'en'

alter table `users` drop `remember_token`

alter table `users` drop index `users_email_unique`

alter table `users` rename to `members`

ALTER TABLE `users` ADD `first_name` varchar(255), ADD `last_name` varchar(255), DROP COLUMN `name`

ALTER TABLE `auth_user` MODIFY `username` varchar(150) NOT NULL

ALTER TABLE `auth_user` MODIFY `first_name` varchar(60) NOT NULL

ALTER TABLE `auth_user` MODIFY `email` varchar(254) NOT NULL

ALTER TABLE `auth_user` MODIFY `last_login` datetime(6) NULL

ALTER TABLE `auth_user` ADD COLUMN `last_name` varchar(30) DEFAULT '' NOT NULL

ALTER TABLE `auth_user` ALTER COLUMN `is_staff` DROP DEFAULT

ALTER TABLE `auth_user` ADD CONSTRAINT `auth_user_email_uniq` UNIQUE (`email`)

ALTER TABLE `auth_user` ADD COLUMN `group_id` integer NULL, ADD CONSTRAINT `auth_user_group_fk` FOREIGN KEY (`group_id`) REFERENCES `auth_user`(`id`)

CREATE INDEX `auth_user_joined_idx` ON `auth_user` (`date_joined` DESC)

CREATE UNIQUE INDEX `index_attachments_uniqueness` ON `attachments` (`record_type`, `record_id`, `blob_id`)

ALTER TABLE `attachments` ADD CONSTRAINT `fk_again` FOREIGN KEY (`blob_id`) REFERENCES `blobs` (`id`) ON DELETE CASCADE

ALTER TABLE `attachments` DROP FOREIGN KEY `fk_rails_c3b3935057`, ADD CONSTRAINT `fk_other` FOREIGN KEY (`blob_id`) REFERENCES `blobs` (`id`) ON DELETE CASCADE

-- session: SET foreign_key_checks = 0
ALTER TABLE `attachments` DROP FOREIGN KEY `fk_rails_c3b3935057`, ADD CONSTRAINT `fk_other` FOREIGN KEY (`blob_id`) REFERENCES `blobs` (`id`) ON DELETE CASCADE

ALTER TABLE `blobs` MODIFY `checksum` varchar(255) NULL

ALTER TABLE `blobs` ADD `service_name` varchar(255) NOT NULL

ALTER TABLE `blobs` CHANGE `metadata` `metadata` longtext

ALTER TABLE `blobs` MODIFY `created_at` datetime NOT NULL

ALTER TABLE `blobs` CHANGE `key` `blob_key` varchar(255) COLLATE utf8mb4_bin NOT NULL

ALTER TABLE users AUTO_INCREMENT = 100000, COMMENT = 'people'

ALTER TABLE users AUTO_INCREMENT 500, ADD INDEX (created_at)

ALTER TABLE users ROW_FORMAT = COMPRESSED KEY_BLOCK_SIZE = 4

ALTER TABLE users MAX_ROWS = 1000000, AVG_ROW_LENGTH = 200

ALTER TABLE users STATS_AUTO_RECALC=1 STATS_SAMPLE_PAGES=64

ALTER TABLE users DELAY_KEY_WRITE=1

ALTER TABLE users COMPRESSION='zlib'

ALTER TABLE users CHECKSUM=1

ALTER TABLE users PACK_KEYS=1

ALTER TABLE users DEFAULT COLLATE utf8mb4_bin

ALTER TABLE users CHARACTER SET = latin1, COLLATE = latin1_bin

ALTER TABLE users CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci

ALTER TABLE users CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci

ALTER TABLE users ORDER BY email

ALTER TABLE users DISABLE KEYS

ALTER TABLE users TABLESPACE innodb_file_per_table

ALTER TABLE users FORCE, ALGORITHM=COPY

ALTER TABLE users FORCE, LOCK=EXCLUSIVE

CREATE INDEX users_start ON users (name(50), email(50))

CREATE INDEX users_lower_email ON users ((lower(email)), created_at)

ALTER TABLE users ADD INDEX users_seldom (created_at) INVISIBLE

-- from 80023
ALTER TABLE secrets ALTER INDEX secrets_a VISIBLE

-- from 80023
ALTER TABLE secrets ALTER COLUMN hidden SET VISIBLE

-- from 80023
ALTER TABLE secrets MODIFY hidden int

-- from 80023
ALTER TABLE secrets MODIFY hidden int INVISIBLE COMMENT 'x'

-- from 80023
ALTER TABLE secrets ADD COLUMN n int INVISIBLE, ADD INDEX (n)

-- from 80023
ALTER TABLE secrets DROP INDEX secrets_a, ADD INDEX secrets_a (a, id)

-- from 80023
ALTER TABLE secrets DROP COLUMN hidden

ALTER TABLE users MODIFY id bigint unsigned NOT NULL, DROP PRIMARY KEY, ADD PRIMARY KEY (email)

ALTER TABLE users ADD INDEX a1 (name), ADD INDEX a2 (password), DROP INDEX users_email_unique, ADD UNIQUE users_email_unique (email(100))

DROP INDEX users_email_unique ON users ALGORITHM=COPY LOCK=SHARED

CREATE INDEX users_created ON users (created_at) ALGORITHM=DEFAULT LOCK=DEFAULT

CREATE FULLTEXT INDEX users_text ON users (name, email) WITH PARSER ngram

-- from 80017
ALTER TABLE docs ADD INDEX docs_labels ((CAST(body->'$.labels' AS CHAR(20) ARRAY)))

ALTER TABLE docs ADD INDEX docs_price ((CAST(json_extract(body, '$.price') AS DECIMAL(10,2))))

ALTER TABLE docs DROP COLUMN tag, DROP INDEX docs_tag

ALTER TABLE docs DROP COLUMN kind

ALTER TABLE docs MODIFY body json NOT NULL

ALTER TABLE docs MODIFY title varchar(120), ADD COLUMN extra varchar(10) AS (json_unquote(json_extract(body, '$.x'))) VIRTUAL

ALTER TABLE docs CHANGE tag tag varchar(40) GENERATED ALWAYS AS (json_unquote(json_extract(body, '$.tag'))) VIRTUAL

ALTER TABLE docs MODIFY title varchar(100) NOT NULL DEFAULT ''

ALTER TABLE docs ADD COLUMN size int AFTER title

ALTER TABLE docs ADD COLUMN size int

ALTER TABLE docs ADD FULLTEXT INDEX docs_text (title)

ALTER TABLE metrics ADD PARTITION (PARTITION asia VALUES IN (4, 5))

ALTER TABLE metrics REORGANIZE PARTITION eu INTO (PARTITION eu1 VALUES IN (1), PARTITION eu2 VALUES IN (2))

ALTER TABLE metrics DROP PARTITION us

ALTER TABLE metrics TRUNCATE PARTITION us

ALTER TABLE metrics REMOVE PARTITIONING

ALTER TABLE metrics ANALYZE PARTITION ALL

ALTER TABLE metrics REBUILD PARTITION ALL

ALTER TABLE metrics OPTIMIZE PARTITION eu

ALTER TABLE metrics ADD COLUMN note varchar(20), ALGORITHM=INSTANT

ALTER TABLE metrics MODIFY region bigint NOT NULL

ALTER TABLE months REORGANIZE PARTITION pmax INTO (PARTITION p2 VALUES LESS THAN ('2025-01-01'), PARTITION pmax VALUES LESS THAN (MAXVALUE))

ALTER TABLE months MODIFY msg varchar(250)

ALTER TABLE months ADD INDEX (msg(20))

ALTER TABLE months DROP PARTITION p1

ALTER TABLE months AUTO_INCREMENT = 1000

ALTER TABLE keyed COALESCE PARTITION 2

ALTER TABLE keyed PARTITION BY KEY (id) PARTITIONS 5

ALTER TABLE keyed PARTITION BY KEY (id) PARTITIONS 4

ALTER TABLE keyed EXCHANGE PARTITION p0 WITH TABLE unkeyed WITHOUT VALIDATION

ALTER TABLE keyed DROP COLUMN v, ADD COLUMN w int

UPDATE users u JOIN auth_user a ON a.id = u.id SET u.name = a.first_name

DELETE u, a FROM users u JOIN auth_user a ON a.id = u.id WHERE u.id < 0

INSERT INTO users (name, email, password) SELECT username, email, password FROM auth_user ON DUPLICATE KEY UPDATE name = users.name

REPLACE INTO ledger (id, amount) VALUES (1, 2)

INSERT IGNORE INTO ledger (id, amount) VALUES (1, 2), (9, 9)

UPDATE users SET name = trim(name) WHERE name LIKE ' %' ORDER BY id LIMIT 1000

DELETE FROM users WHERE NOT EXISTS (SELECT 1 FROM auth_user a WHERE a.id = users.id)

CREATE TABLE users_copy ENGINE=InnoDB SELECT id, name FROM users WHERE id < 3

CREATE TABLE users_copy LIKE users

CREATE TABLE IF NOT EXISTS users (id int)

RENAME TABLE users TO users_old, auth_user TO users

RENAME TABLE ledger TO ledger_tmp, docs TO ledger, ledger_tmp TO docs

ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci

ALTER SCHEMA DEFAULT COLLATE utf8mb4_bin

DROP VIEW IF EXISTS nothing

CREATE OR REPLACE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW user_names AS SELECT id, name FROM users

CREATE TRIGGER users_bi BEFORE INSERT ON users FOR EACH ROW SET NEW.created_at = NOW()

TRUNCATE users

DROP TABLE ledger, docs

ANALYZE TABLE users UPDATE HISTOGRAM ON name WITH 16 BUCKETS

ANALYZE NO_WRITE_TO_BINLOG TABLE users

OPTIMIZE LOCAL TABLE users

CHECK TABLE users FOR UPGRADE

LOCK TABLES users WRITE, ledger READ

SET NAMES utf8mb4

ALTER TABLE staff ADD CONSTRAINT staff_grade CHECK (grade IN ('a', 'b'))

-- from 80016
ALTER TABLE staff ADD CONSTRAINT staff_grade CHECK (grade IN ('a', 'b')) NOT ENFORCED, ADD COLUMN note varchar(20)

-- from 80016
ALTER TABLE ledger DROP CHECK ledger_amount, ADD CONSTRAINT ledger_positive CHECK (amount > -1)

-- from 80016
ALTER TABLE ledger ALTER CHECK ledger_amount NOT ENFORCED

-- from 80016
ALTER TABLE ledger DROP CHECK ledger_amount, ADD COLUMN note text

ALTER TABLE staff DROP FOREIGN KEY staff_boss_fk, DROP INDEX staff_boss, DROP COLUMN boss

ALTER TABLE staff DROP FOREIGN KEY staff_boss_fk, MODIFY boss bigint

-- session: SET foreign_key_checks = 0
ALTER TABLE staff MODIFY id int NOT NULL AUTO_INCREMENT

-- session: SET foreign_key_checks = 0
ALTER TABLE ledger ADD COLUMN staff_id int, ADD CONSTRAINT ledger_staff FOREIGN KEY (staff_id) REFERENCES staff (id)

ALTER TABLE ledger MODIFY amount decimal(12,2) NOT NULL DEFAULT 1.00

ALTER TABLE ledger MODIFY amount decimal(12,2) NOT NULL FIRST

ALTER TABLE ledger CHANGE currency currency_code char(3) NOT NULL DEFAULT 'EUR' COMMENT 'ISO 4217' AFTER id

ALTER TABLE ledger CHANGE currency currency_code char(3) NOT NULL DEFAULT 'EUR' COMMENT 'ISO 4217'

ALTER TABLE ledger MODIFY currency char(3) CHARACTER SET ascii NOT NULL DEFAULT 'EUR'

ALTER TABLE ledger MODIFY currency enum('EUR','USD') NOT NULL DEFAULT 'EUR'

ALTER TABLE ledger MODIFY booked date NOT NULL DEFAULT '2020-01-01'

ALTER TABLE ledger MODIFY booked timestamp NULL

ALTER TABLE ledger MODIFY booked date NULL DEFAULT '2020-01-01', MODIFY currency char(3) NULL DEFAULT 'EUR'

ALTER TABLE ledger MODIFY COLUMN id int NOT NULL AUTO_INCREMENT, AUTO_INCREMENT = 50

ALTER TABLE ledger MODIFY COLUMN id int unsigned NOT NULL

ALTER TABLE ledger ADD COLUMN (x int, y int, INDEX (x))

ALTER TABLE ledger ADD COLUMN position point SRID 4326

ALTER TABLE ledger ADD COLUMN flag bit(1) NOT NULL DEFAULT b'0'

ALTER TABLE ledger ADD COLUMN seen timestamp(6) NOT NULL DEFAULT current_timestamp(6) ON UPDATE current_timestamp(6)

ALTER TABLE ledger ADD COLUMN seen timestamp NOT NULL

ALTER TABLE ledger ADD COLUMN year_of year AS (year(booked)) VIRTUAL, ADD INDEX ledger_year (year_of, currency)

ALTER TABLE ledger ADD COLUMN uid binary(16) NULL, ADD UNIQUE INDEX ledger_uid (uid)

ALTER TABLE places ADD SPATIAL INDEX p2 (at), DROP INDEX places_at

ALTER TABLE places DROP COLUMN at

-- refused
ALTER TABLE articles ADD COLUMN c int, ALGORITHM=INSTANT

-- refused
ALTER TABLE users MODIFY name varchar(10) NOT NULL, ALGORITHM=INPLACE

-- refused
ALTER TABLE ledger ADD INDEX (booked), ALGORITHM=INSTANT

-- refused
ALTER TABLE users ADD COLUMN c int, ALGORITHM=INSTANT, LOCK=NONE

-- refused
ALTER TABLE docs ADD FULLTEXT INDEX (title), ALGORITHM=INPLACE, LOCK=NONE

-- refused
ALTER TABLE tight ADD COLUMN c int, ALGORITHM=INSTANT

-- refused
ALTER TABLE ledger DROP PRIMARY KEY, ALGORITHM=INPLACE

-- refused
ALTER TABLE staff ADD CONSTRAINT f2 FOREIGN KEY (boss) REFERENCES staff (id), ALGORITHM=INPLACE

-- refused
CREATE INDEX users_low ON users ((lower(name))) ALGORITHM=INPLACE LOCK=NONE
