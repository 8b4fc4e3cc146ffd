CREATE TABLE accounts (
  id int NOT NULL AUTO_INCREMENT,
  email varchar(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  password_digest char(60) CHARACTER SET latin1 COLLATE latin1_general_cs NOT NULL,
  role enum('student','teacher','admin') NOT NULL DEFAULT 'student',
  last_ip int unsigned DEFAULT NULL,
  locale varchar(5) NOT NULL DEFAULT 'en',
  login_count mediumint unsigned NOT NULL DEFAULT 0,
  created_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at datetime DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY index_accounts_on_email (email),
  KEY index_accounts_on_role_and_locale (role, locale)
);

CREATE TABLE courses (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  teacher_id int NOT NULL,
  parent_id bigint DEFAULT NULL,
  title varchar(200) NOT NULL,
  code varchar(16) NOT NULL,
  summary text,
  body mediumtext,
  attributes json,
  price_cents int NOT NULL DEFAULT 0,
  tax_rate decimal(5,4) NOT NULL DEFAULT 0.2000,
  price_gross decimal(12,4) AS (price_cents * (1 + tax_rate) / 100) STORED,
  title_lower varchar(200) AS (lower(title)) VIRTUAL,
  level tinyint GENERATED ALWAYS AS (json_unquote(json_extract(attributes, '$.level'))) VIRTUAL,
  published tinyint(1) DEFAULT 0,
  starts_on date,
  UNIQUE KEY courses_code (code),
  KEY courses_title (title(30)),
  KEY courses_title_lower (title_lower),
  KEY courses_teacher (teacher_id, starts_on),
  FULLTEXT KEY courses_text (title, summary),
  CONSTRAINT courses_teacher_fk FOREIGN KEY (teacher_id) REFERENCES accounts (id) ON UPDATE CASCADE,
  CONSTRAINT courses_parent_fk FOREIGN KEY (parent_id) REFERENCES courses (id) ON DELETE SET NULL
);

CREATE TABLE enrolments (
  account_id int NOT NULL,
  course_id bigint NOT NULL,
  enrolled_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  grade decimal(3,1) DEFAULT NULL,
  remark varchar(255) COLLATE utf8mb4_general_ci DEFAULT NULL,
  PRIMARY KEY (account_id, course_id),
  KEY enrolments_course (course_id),
  CONSTRAINT enrolments_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
  CONSTRAINT enrolments_course FOREIGN KEY (course_id) REFERENCES courses (id)
);

CREATE TABLE events (
  id bigint unsigned NOT NULL,
  school smallint NOT NULL,
  happened timestamp NOT NULL,
  kind varchar(30) NOT NULL,
  detail varchar(500) DEFAULT NULL,
  PRIMARY KEY (id, happened),
  KEY events_kind (kind, happened)
) PARTITION BY RANGE (unix_timestamp(happened)) (
  PARTITION m1 VALUES LESS THAN (unix_timestamp('2025-02-01 00:00:00')),
  PARTITION m2 VALUES LESS THAN (unix_timestamp('2025-03-01 00:00:00')),
  PARTITION later VALUES LESS THAN (MAXVALUE)
);

CREATE TABLE regions (
  id int NOT NULL,
  area varchar(10) NOT NULL,
  head varchar(30),
  PRIMARY KEY (id, area)
) PARTITION BY LIST COLUMNS (area) (
  PARTITION north VALUES IN ('AT', 'DE'),
  PARTITION south VALUES IN ('IT', 'SI')
);

CREATE TABLE answers (
  student int NOT NULL,
  question int NOT NULL,
  answer varchar(1000),
  points float(5,2) NOT NULL DEFAULT '0.00',
  raw varbinary(200),
  UNIQUE KEY answers_once (student, question)
) DEFAULT CHARSET=latin1;

CREATE TABLE settings (
  name varchar(64) NOT NULL PRIMARY KEY,
  value varchar(4000) DEFAULT NULL,
  kind char(1) NOT NULL DEFAULT 's'
) ENGINE=InnoDB ROW_FORMAT=COMPRESSED;

CREATE TABLE files (
  id binary(16) NOT NULL PRIMARY KEY,
  owner int DEFAULT NULL,
  bytes longblob,
  mime varchar(100) NOT NULL DEFAULT 'text/plain',
  size bigint unsigned NOT NULL DEFAULT '0',
  KEY files_owner (owner),
  KEY files_kind ((substring_index(mime, '/', 1)))
);

CREATE VIEW teachers AS SELECT id, email FROM accounts WHERE role = 'teacher';

INSERT INTO accounts (email, password_digest, role)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)
SELECT concat('u', i, '@example.org'), 'x', if(i < 3, 'teacher', 'student') FROM n;

INSERT INTO courses (teacher_id, title, code, attributes)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6)
SELECT 1 + i MOD 2, concat('Course ', i), concat('C', i), json_object('level', i) FROM n;

INSERT INTO enrolments (account_id, course_id, grade) VALUES (3, 1, 1.0), (4, 1, 2.0), (3, 2, 1.5);

INSERT INTO events (id, school, happened, kind) VALUES (1, 1, '2025-01-10 00:00:00', 'a'), (2, 1, '2025-02-10 00:00:00', 'b');

INSERT INTO regions (id, area, head) VALUES (1, 'AT', 'a'), (2, 'IT', 'b');

INSERT INTO answers (student, question, answer) VALUES (1, 1, 'x'), (1, 2, 'y'), (2, 1, 'z');

INSERT INTO settings (name, value) VALUES ('a', '1'), ('b', '2');

INSERT INTO files (id, owner, bytes) VALUES (unhex('00000000000000000000000000000001'), 1, 'x'), (unhex('00000000000000000000000000000002'), 2, 'y');

-- statements
ALTER TABLE `accounts` ADD `confirmation_token` varchar(255), ADD `confirmed_at` datetime, ADD UNIQUE INDEX `index_accounts_on_confirmation_token` (`confirmation_token`)

ALTER TABLE `accounts` ADD `time_zone` varchar(255) DEFAULT 'UTC' NOT NULL

ALTER TABLE `accounts` CHANGE `login_count` `sign_in_count` mediumint unsigned DEFAULT 0 NOT NULL

ALTER TABLE `accounts` CHANGE `locale` `locale` varchar(10) DEFAULT 'en' NOT NULL

ALTER TABLE `accounts` DROP COLUMN `last_ip`, DROP COLUMN `login_count`

ALTER TABLE `accounts` MODIFY `last_ip` varbinary(16) NULL

ALTER TABLE `accounts` MODIFY `login_count` int unsigned NOT NULL DEFAULT 0

ALTER TABLE `accounts` MODIFY `password_digest` varchar(100) CHARACTER SET latin1 COLLATE latin1_general_cs NOT NULL

ALTER TABLE `accounts` MODIFY `password_digest` char(60) CHARACTER SET utf8mb4 NOT NULL

ALTER TABLE accounts MODIFY email varchar(191) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL

ALTER TABLE accounts MODIFY email varchar(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NOT NULL

ALTER TABLE accounts MODIFY role enum('student','teacher','admin','parent') NOT NULL DEFAULT 'student', ADD COLUMN nick varchar(30)

ALTER TABLE accounts MODIFY role varchar(20) NOT NULL DEFAULT 'student'

ALTER TABLE accounts MODIFY updated_at datetime DEFAULT NULL

ALTER TABLE accounts MODIFY created_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP FIRST

ALTER TABLE accounts DROP INDEX index_accounts_on_email, ADD UNIQUE INDEX index_accounts_on_email (email, locale)

ALTER TABLE accounts ADD INDEX ix_created (created_at DESC) INVISIBLE COMMENT 'trial'

ALTER TABLE accounts ALTER INDEX index_accounts_on_role_and_locale INVISIBLE, ALGORITHM=INPLACE

-- refused
ALTER TABLE accounts MODIFY id bigint NOT NULL AUTO_INCREMENT

ALTER TABLE accounts CHANGE id account_id int NOT NULL AUTO_INCREMENT

ALTER TABLE accounts DROP PRIMARY KEY, ADD PRIMARY KEY (id, role)

-- refused
ALTER TABLE accounts DROP PRIMARY KEY, ADD PRIMARY KEY (email)

-- refused
ALTER TABLE accounts ADD COLUMN uid binary(16) NOT NULL DEFAULT (uuid_to_bin('6ccd780c-baba-1026-9564-5b8c656024db')), LOCK=NONE

ALTER TABLE accounts ADD COLUMN a int DEFAULT 1, ADD COLUMN b int DEFAULT 2 AFTER id, RENAME COLUMN locale TO lang

ALTER TABLE accounts AUTO_INCREMENT = 5000, ALGORITHM=INPLACE

ALTER TABLE accounts STATS_PERSISTENT = 0, COMMENT 'people'

ALTER TABLE accounts ADD CONSTRAINT email_shape CHECK (email LIKE '%@%')

-- refused from 80016
ALTER TABLE accounts ADD CONSTRAINT email_shape CHECK (char_length(email) > uuid())

ALTER TABLE accounts RENAME INDEX index_accounts_on_email TO uq_email, ADD COLUMN z int

CREATE INDEX `index_accounts_on_created_at` ON `accounts` (`created_at`)

CREATE INDEX ix_mail_domain ON accounts ((substring_index(email, '@', -1)))

DROP INDEX index_accounts_on_role_and_locale ON accounts

UPDATE accounts SET locale = 'de' WHERE id BETWEEN 1 AND 5

UPDATE accounts SET id = id + 100 WHERE id = 9

INSERT INTO accounts (email, password_digest) SELECT concat('copy', email), password_digest FROM accounts

INSERT INTO accounts SET email = 'n@example.org', password_digest = 'x', role = 'admin'

-- rows
INSERT INTO accounts (email, password_digest, role) VALUES ('m@example.org', 'x', 'ghost')

-- rows
INSERT INTO accounts (email, password_digest) VALUES ('u1@example.org', 'x')

INSERT IGNORE INTO accounts (email, password_digest) VALUES ('u1@example.org', 'x')

DELETE FROM accounts WHERE role = 'admin'

-- rows
DELETE FROM accounts WHERE id = 1

ALTER TABLE courses ADD COLUMN slug varchar(220) NOT NULL DEFAULT '' AFTER title, ADD INDEX courses_slug (slug)

ALTER TABLE courses MODIFY title varchar(250) NOT NULL

ALTER TABLE courses MODIFY title varchar(200) NOT NULL DEFAULT 'untitled'

ALTER TABLE courses MODIFY code varchar(20) NOT NULL

ALTER TABLE courses MODIFY summary mediumtext

ALTER TABLE courses MODIFY price_cents bigint NOT NULL DEFAULT 0

ALTER TABLE courses MODIFY published tinyint(1) NOT NULL DEFAULT 0

ALTER TABLE courses ALTER COLUMN published SET DEFAULT 1

ALTER TABLE courses DROP COLUMN price_gross

ALTER TABLE courses DROP COLUMN title_lower

ALTER TABLE courses DROP INDEX courses_title_lower, DROP COLUMN title_lower

-- refused until 80016
ALTER TABLE courses DROP COLUMN level, DROP COLUMN attributes

-- refused
ALTER TABLE courses DROP COLUMN attributes

ALTER TABLE courses DROP COLUMN level

ALTER TABLE courses ADD INDEX courses_level (level)

ALTER TABLE courses ADD COLUMN lang char(2) AS (json_unquote(json_extract(attributes, '$.lang'))) VIRTUAL

ALTER TABLE courses MODIFY price_gross decimal(14,4) AS (price_cents * (1 + tax_rate) / 100) STORED

ALTER TABLE courses MODIFY title_lower varchar(250) AS (lower(title)) VIRTUAL

ALTER TABLE courses DROP INDEX courses_text

ALTER TABLE courses DROP INDEX courses_text, ADD FULLTEXT INDEX courses_text (title, summary, body)

ALTER TABLE courses DROP INDEX courses_title, ADD INDEX courses_title (title(50))

-- refused
ALTER TABLE courses DROP INDEX courses_teacher

ALTER TABLE courses DROP INDEX courses_teacher, ADD INDEX courses_teacher2 (teacher_id)

ALTER TABLE courses DROP FOREIGN KEY courses_parent_fk, DROP COLUMN parent_id

-- refused
ALTER TABLE courses DROP COLUMN parent_id

ALTER TABLE courses DROP FOREIGN KEY courses_parent_fk, ADD CONSTRAINT courses_parent_fk2 FOREIGN KEY (parent_id) REFERENCES courses (id) ON DELETE CASCADE

ALTER TABLE courses DROP FOREIGN KEY courses_teacher_fk, MODIFY teacher_id int NULL

ALTER TABLE courses MODIFY teacher_id int NULL

ALTER TABLE courses RENAME COLUMN teacher_id TO author_id

ALTER TABLE courses RENAME COLUMN summary TO abstract

ALTER TABLE courses CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci

ALTER TABLE courses ENGINE = InnoDB, ALGORITHM = COPY

-- refused
ALTER TABLE courses ADD COLUMN seats smallint UNSIGNED DEFAULT NULL, ALGORITHM=INSTANT

-- refused
ALTER TABLE courses ADD COLUMN archived boolean NOT NULL DEFAULT false, ALGORITHM=INPLACE

ALTER TABLE courses ADD CONSTRAINT price_ok CHECK (price_cents >= 0), ADD CONSTRAINT tax_ok CHECK (tax_rate BETWEEN 0 AND 1)

UPDATE courses SET attributes = json_set(attributes, '$.level', 3)

-- refused
UPDATE courses SET title_lower = 'x' WHERE id = 1

ALTER TABLE enrolments ADD COLUMN id bigint NOT NULL AUTO_INCREMENT UNIQUE FIRST

ALTER TABLE enrolments DROP PRIMARY KEY, ADD COLUMN id bigint unsigned NOT NULL AUTO_INCREMENT FIRST, ADD PRIMARY KEY (id), ADD UNIQUE KEY (account_id, course_id)

-- refused
ALTER TABLE enrolments DROP PRIMARY KEY

-- refused
ALTER TABLE enrolments DROP PRIMARY KEY, ADD PRIMARY KEY (course_id, account_id)

-- refused
ALTER TABLE enrolments DROP INDEX enrolments_course

ALTER TABLE enrolments MODIFY grade decimal(4,1) DEFAULT NULL

ALTER TABLE enrolments MODIFY grade decimal(3,1) NOT NULL DEFAULT 0

ALTER TABLE enrolments MODIFY remark varchar(255) COLLATE utf8mb4_0900_ai_ci DEFAULT NULL

ALTER TABLE enrolments MODIFY remark varchar(50) COLLATE utf8mb4_general_ci DEFAULT NULL

ALTER TABLE enrolments MODIFY enrolled_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP

ALTER TABLE enrolments ALTER enrolled_at SET DEFAULT '2020-01-01 00:00:00'

-- refused
ALTER TABLE enrolments MODIFY course_id bigint unsigned NOT NULL

-- refused
ALTER TABLE events ADD PARTITION (PARTITION m3 VALUES LESS THAN (unix_timestamp('2025-04-01 00:00:00')))

ALTER TABLE events REORGANIZE PARTITION later INTO (PARTITION m3 VALUES LESS THAN (unix_timestamp('2025-04-01 00:00:00')), PARTITION later VALUES LESS THAN (MAXVALUE))

ALTER TABLE events DROP PARTITION m1

-- refused
ALTER TABLE events DROP PARTITION m7

ALTER TABLE events ADD COLUMN actor int, ADD INDEX (actor)

ALTER TABLE events MODIFY detail varchar(600)

ALTER TABLE events MODIFY detail text

-- refused
ALTER TABLE events ADD UNIQUE (id)

-- refused
ALTER TABLE events EXCHANGE PARTITION m1 WITH TABLE settings

ALTER TABLE events CHECK PARTITION ALL

ALTER TABLE regions ADD PARTITION (PARTITION west VALUES IN ('FR', 'ES'))

-- refused
ALTER TABLE regions ADD PARTITION (PARTITION west VALUES IN ('FR', 'DE'))

ALTER TABLE regions MODIFY head varchar(60)

-- refused
ALTER TABLE regions RENAME COLUMN area TO land

ALTER TABLE answers ADD PRIMARY KEY (student, question)

ALTER TABLE answers DROP INDEX answers_once

ALTER TABLE answers DROP INDEX answers_once, ADD PRIMARY KEY (student, question)

ALTER TABLE answers CONVERT TO CHARACTER SET utf8mb4

ALTER TABLE answers MODIFY answer varchar(2000)

ALTER TABLE answers MODIFY points double NOT NULL DEFAULT 0

ALTER TABLE answers MODIFY raw varbinary(300)

ALTER TABLE answers MODIFY question int DEFAULT NULL

ALTER TABLE answers ADD INDEX (answer)

ALTER TABLE answers ADD COLUMN length int AS (char_length(answer)) STORED AFTER answer

ALTER TABLE settings MODIFY value text

ALTER TABLE settings ADD COLUMN changed timestamp NULL

ALTER TABLE settings MODIFY kind char(2) NOT NULL DEFAULT 's'

-- refused
ALTER TABLE settings ADD INDEX (value)

ALTER TABLE settings ADD INDEX (value(700))

ALTER TABLE settings RENAME COLUMN value TO val, ADD COLUMN note varchar(10)

REPLACE INTO settings (name, value) VALUES ('a', '9')

-- refused
INSERT INTO settings (name, value) VALUES ('c', '9'), ('d', '9', 's')

ALTER TABLE files ADD COLUMN sha binary(32)

-- refused
ALTER TABLE files DROP COLUMN mime

ALTER TABLE files DROP INDEX files_kind

ALTER TABLE files MODIFY mime varchar(120) NOT NULL DEFAULT 'text/plain'

ALTER TABLE files MODIFY bytes mediumblob

ALTER TABLE files ADD CONSTRAINT files_owner FOREIGN KEY (owner) REFERENCES accounts (id) ON DELETE SET NULL

-- refused
ALTER TABLE files ADD CONSTRAINT FOREIGN KEY (owner) REFERENCES courses (id)

ALTER TABLE files ADD INDEX files_size (size), DROP INDEX files_owner

ALTER TABLE files ADD INDEX files_ext ((substring_index(mime, '/', -1)))

CREATE TABLE `schema_migrations` (`version` varchar(255) NOT NULL PRIMARY KEY)

CREATE TABLE ar_internal_metadata (`key` varchar(255) NOT NULL PRIMARY KEY, `value` varchar(255), `created_at` datetime(6) NOT NULL, `updated_at` datetime(6) NOT NULL)

CREATE TABLE django_session (session_key varchar(40) NOT NULL PRIMARY KEY, session_data longtext NOT NULL, expire_date datetime(6) NOT NULL)

CREATE TABLE lessons (id int AUTO_INCREMENT PRIMARY KEY, course bigint NOT NULL REFERENCES courses (id), starts time, ends time, CHECK (ends > starts))

-- refused
CREATE TABLE lessons (id int AUTO_INCREMENT, course bigint, CONSTRAINT fk FOREIGN KEY (course) REFERENCES courses (id) ON DELETE SET NULL)

-- refused
CREATE TABLE lessons (id int PRIMARY KEY, minutes int DEFAULT 'ninety')

CREATE TABLE IF NOT EXISTS accounts (id int)

CREATE TABLE accounts_new LIKE accounts

CREATE TABLE marks AS SELECT course_id, avg(grade) AS mean FROM enrolments GROUP BY course_id

DROP TABLE enrolments, files

-- refused
DROP TABLE courses

DROP VIEW teachers

RENAME TABLE settings TO settings_old, answers TO settings

TRUNCATE TABLE answers

ANALYZE TABLE accounts, courses

CREATE OR REPLACE VIEW teachers AS SELECT id FROM accounts

CREATE TRIGGER courses_bu BEFORE UPDATE ON courses FOR EACH ROW SET NEW.code = upper(NEW.code)

-- refused
-- session: SET SESSION sql_mode = ''
ALTER TABLE courses MODIFY parent_id bigint NOT NULL

-- session: SET SESSION sql_mode = ''
ALTER TABLE answers MODIFY answer varchar(1000) NOT NULL

-- session: SET foreign_key_checks = 0
ALTER TABLE files ADD CONSTRAINT files_owner FOREIGN KEY (owner) REFERENCES accounts (id)

-- session: SET foreign_key_checks = 0
ALTER TABLE files ADD CONSTRAINT files_owner FOREIGN KEY (owner) REFERENCES nowhere (id)
