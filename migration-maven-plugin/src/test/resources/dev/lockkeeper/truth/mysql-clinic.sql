CREATE TABLE clinics (
  id bigint unsigned NOT NULL AUTO_INCREMENT,
  name varchar(191) COLLATE utf8mb4_unicode_ci NOT NULL,
  slug varchar(191) COLLATE utf8mb4_unicode_ci NOT NULL,
  phone varchar(32) COLLATE utf8mb4_unicode_ci DEFAULT NULL,
  settings json DEFAULT NULL,
  created_at timestamp NULL DEFAULT NULL,
  updated_at timestamp NULL DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY clinics_slug_unique (slug)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE patients (
  id bigint unsigned NOT NULL AUTO_INCREMENT,
  clinic_id bigint unsigned NOT NULL,
  first_name varchar(80) NOT NULL,
  last_name varchar(80) NOT NULL,
  email varchar(255) DEFAULT NULL,
  born date DEFAULT NULL,
  sex enum('f','m','x') NOT NULL DEFAULT 'x',
  flags set('vip','minor','deceased') NOT NULL DEFAULT '',
  insured tinyint(1) NOT NULL DEFAULT '1',
  notes text,
  full_name varchar(170) GENERATED ALWAYS AS (concat(first_name, ' ', last_name)) VIRTUAL,
  created_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (id),
  UNIQUE KEY uq_patients_email (email),
  KEY idx_patients_name (last_name, first_name),
  KEY idx_patients_clinic (clinic_id, born),
  CONSTRAINT fk_patients_clinic FOREIGN KEY (clinic_id) REFERENCES clinics (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE doctors (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  login varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title varchar(20) CHARACTER SET latin1,
  rate decimal(7,2) unsigned NOT NULL DEFAULT '80.00',
  boss_id int DEFAULT NULL,
  bio mediumtext,
  photo blob,
  version int NOT NULL DEFAULT 0,
  UNIQUE KEY doctors_login (login),
  KEY doctors_boss (boss_id),
  FULLTEXT KEY doctors_bio (bio),
  CONSTRAINT doctors_boss_fk FOREIGN KEY (boss_id) REFERENCES doctors (id)
);

CREATE TABLE appointments (
  id binary(16) NOT NULL,
  patient_id bigint unsigned NOT NULL,
  doctor_id int DEFAULT NULL,
  starts_at datetime NOT NULL,
  ends_at datetime DEFAULT NULL,
  status varchar(16) NOT NULL DEFAULT 'booked',
  minutes smallint unsigned GENERATED ALWAYS AS (timestampdiff(minute, starts_at, ends_at)) STORED,
  room char(4) DEFAULT NULL,
  PRIMARY KEY (id),
  KEY appointments_doctor_starts (doctor_id, starts_at DESC),
  KEY appointments_day ((cast(starts_at AS date))),
  CONSTRAINT appointments_patient FOREIGN KEY (patient_id) REFERENCES patients (id),
  CONSTRAINT appointments_doctor FOREIGN KEY (doctor_id) REFERENCES doctors (id) ON DELETE SET NULL
);

CREATE TABLE invoices (
  id int unsigned NOT NULL AUTO_INCREMENT,
  number varchar(20) NOT NULL,
  patient_id bigint unsigned DEFAULT NULL,
  net decimal(10,2) NOT NULL,
  vat decimal(4,2) NOT NULL DEFAULT 20.00,
  gross decimal(11,2) GENERATED ALWAYS AS (net * (1 + vat / 100)) VIRTUAL NOT NULL,
  currency char(3) CHARACTER SET latin1 NOT NULL DEFAULT 'EUR',
  issued date NOT NULL,
  paid_at timestamp(3) NULL DEFAULT NULL,
  meta json,
  PRIMARY KEY (id),
  UNIQUE KEY invoices_number (number),
  KEY invoices_gross (gross)
) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8;

CREATE TABLE vitals (
  patient bigint unsigned NOT NULL,
  taken datetime NOT NULL,
  kind tinyint unsigned NOT NULL,
  reading float DEFAULT NULL,
  device varchar(60) DEFAULT NULL,
  PRIMARY KEY (patient, taken, kind),
  KEY vitals_device (device)
) PARTITION BY RANGE (YEAR(taken)) (
  PARTITION y2023 VALUES LESS THAN (2024),
  PARTITION y2024 VALUES LESS THAN (2025),
  PARTITION y2025 VALUES LESS THAN (2026)
);

CREATE TABLE audit_log (
  id bigint NOT NULL AUTO_INCREMENT,
  tenant int NOT NULL,
  actor varchar(63) DEFAULT NULL,
  what varchar(64) NOT NULL,
  payload longtext,
  at timestamp(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (id, tenant)
) PARTITION BY HASH (tenant) PARTITIONS 4;

CREATE TABLE legacy_codes (
  code varchar(12) NOT NULL,
  label varchar(100) DEFAULT NULL,
  weight int(11) DEFAULT '0',
  active bit(1) NOT NULL DEFAULT b'1',
  KEY legacy_codes_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8 ROW_FORMAT=COMPACT;

CREATE TABLE wards (
  id smallint NOT NULL PRIMARY KEY,
  floor tinyint NOT NULL,
  title varchar(50) NOT NULL,
  spot point NOT NULL SRID 4326,
  SPATIAL KEY wards_spot (spot)
);

CREATE TABLE databasechangelog (
  ID varchar(255) NOT NULL,
  AUTHOR varchar(255) NOT NULL,
  FILENAME varchar(255) NOT NULL,
  DATEEXECUTED datetime NOT NULL,
  ORDEREXECUTED int NOT NULL
);

CREATE VIEW open_invoices AS SELECT id, number, patient_id FROM invoices WHERE paid_at IS NULL;

INSERT INTO clinics (name, slug) VALUES ('North', 'north'), ('South', 'south');

INSERT INTO patients (clinic_id, first_name, last_name, email)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 15)
SELECT 1 + i MOD 2, concat('F', i), concat('L', i), concat('p', i, '@example.org') FROM n;

INSERT INTO doctors (login, boss_id) VALUES ('anna', NULL), ('bert', 1), ('carl', 1);

INSERT INTO appointments (id, patient_id, doctor_id, starts_at, ends_at) VALUES
  (unhex('00000000000000000000000000000001'), 1, 1, '2025-01-02 10:00:00', '2025-01-02 10:30:00'),
  (unhex('00000000000000000000000000000002'), 2, 2, '2025-01-03 10:00:00', '2025-01-03 10:30:00'),
  (unhex('00000000000000000000000000000003'), 3, 2, '2025-01-04 10:00:00', '2025-01-04 10:30:00');

INSERT INTO invoices (number, patient_id, net, issued)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8)
SELECT concat('R-', i), i, i * 10, '2025-02-01' FROM n;

INSERT INTO vitals (patient, taken, kind, reading) VALUES (1, '2023-05-01', 1, 36.6), (1, '2024-05-01', 1, 36.8), (2, '2025-05-01', 2, 120);

INSERT INTO audit_log (tenant, actor, what) VALUES (1, 'a', 'x'), (2, 'b', 'y'), (3, 'c', 'z');

INSERT INTO legacy_codes (code, label) VALUES ('A1', 'one'), ('B2', 'two'), ('C3', 'three');

INSERT INTO wards (id, floor, title, spot) VALUES (1, 0, 'ER', ST_GeomFromText('POINT(48 16)', 4326)), (2, 1, 'OR', ST_GeomFromText('POINT(48 15)', 4326));

-- statements
ALTER TABLE `clinics` ADD `country_code` CHAR(2) NOT NULL DEFAULT 'AT' AFTER `phone`

alter table `clinics` add `deleted_at` timestamp null

alter table `clinics` add unique `clinics_name_unique`(`name`)

alter table `clinics` add index `clinics_created_at_index`(`created_at`)

alter table `clinics` modify `phone` varchar(64) null

alter table `clinics` drop `phone`

alter table `clinics` rename column `phone` to `telephone`

alter table `clinics` add `owner_id` bigint unsigned null, add `stripe_id` varchar(255) null after `owner_id`, add `trial_ends_at` timestamp null

alter table `clinics` drop index `clinics_slug_unique`

ALTER TABLE clinics MODIFY COLUMN name varchar(255) COLLATE utf8mb4_unicode_ci NOT NULL

ALTER TABLE clinics CHANGE COLUMN slug handle varchar(191) COLLATE utf8mb4_unicode_ci NOT NULL

ALTER TABLE clinics MODIFY name text COLLATE utf8mb4_unicode_ci NOT NULL

ALTER TABLE clinics MODIFY settings longtext

ALTER TABLE clinics ADD COLUMN theme VARCHAR(30) AS (settings->>'$.theme') VIRTUAL, ADD INDEX clinics_theme (theme)

ALTER TABLE clinics ADD COLUMN theme VARCHAR(30) GENERATED ALWAYS AS (JSON_UNQUOTE(JSON_EXTRACT(settings, '$.theme'))) STORED

ALTER TABLE clinics ADD INDEX clinics_lang ((CAST(settings->>'$.lang' AS CHAR(5) CHARACTER SET utf8mb4) COLLATE utf8mb4_bin))

ALTER TABLE clinics ADD CONSTRAINT chk_clinics_settings CHECK (json_valid(settings))

ALTER TABLE clinics CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci

ALTER TABLE clinics DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci

ALTER TABLE clinics COMMENT = 'one row per site', AUTO_INCREMENT = 1000

-- rows
ALTER TABLE clinics MODIFY created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, MODIFY updated_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP

ALTER TABLE clinics MODIFY created_at datetime NULL

ALTER TABLE clinics ALTER COLUMN phone SET DEFAULT 'none', ALTER COLUMN slug DROP DEFAULT

ALTER TABLE clinics DROP PRIMARY KEY, ADD PRIMARY KEY (id, slug)

-- refused
ALTER TABLE clinics MODIFY id int unsigned NOT NULL AUTO_INCREMENT

ALTER TABLE clinics ADD COLUMN uuid CHAR(36) NOT NULL DEFAULT '' FIRST, ALGORITHM=INPLACE, LOCK=NONE

-- refused
ALTER TABLE clinics ADD COLUMN region_id int, ADD CONSTRAINT fk_clinics_region FOREIGN KEY (region_id) REFERENCES wards (floor)

-- refused
TRUNCATE TABLE clinics

-- refused
DROP TABLE clinics

ALTER TABLE `patients` ADD COLUMN `middle_name` varchar(80) DEFAULT NULL AFTER `first_name`

ALTER TABLE `patients` ADD COLUMN `gp_id` integer NULL, ADD CONSTRAINT `patients_gp_id_5f1b_fk_doctors_id` FOREIGN KEY (`gp_id`) REFERENCES `doctors` (`id`)

ALTER TABLE `patients` MODIFY `email` varchar(254) NULL

ALTER TABLE `patients` MODIFY `email` varchar(320) NULL

ALTER TABLE `patients` MODIFY `email` varchar(254) NOT NULL

ALTER TABLE `patients` MODIFY `first_name` varchar(100) NOT NULL

ALTER TABLE patients MODIFY sex enum('f','m','x','u') NOT NULL DEFAULT 'u'

ALTER TABLE patients MODIFY sex enum('m','f','x') NOT NULL DEFAULT 'x'

ALTER TABLE patients MODIFY sex char(1) NOT NULL DEFAULT 'x'

ALTER TABLE patients MODIFY flags set('vip','minor','deceased','abroad','staff','a','b','c') NOT NULL DEFAULT ''

ALTER TABLE patients MODIFY flags set('vip','minor','deceased','abroad','staff','a','b','c','d') NOT NULL DEFAULT ''

ALTER TABLE patients MODIFY insured boolean NOT NULL DEFAULT true

ALTER TABLE patients MODIFY insured tinyint NOT NULL

ALTER TABLE patients MODIFY insured int NOT NULL DEFAULT 1

ALTER TABLE patients DROP COLUMN born

-- refused
ALTER TABLE patients DROP COLUMN last_name

-- refused
ALTER TABLE patients RENAME COLUMN last_name TO surname

-- refused until 80016
ALTER TABLE patients DROP COLUMN full_name, DROP COLUMN last_name

ALTER TABLE patients DROP COLUMN full_name

ALTER TABLE patients MODIFY full_name varchar(200) GENERATED ALWAYS AS (concat(first_name, ' ', last_name)) VIRTUAL

ALTER TABLE patients MODIFY full_name varchar(170) GENERATED ALWAYS AS (concat(last_name, ', ', first_name)) VIRTUAL

ALTER TABLE patients ADD INDEX idx_full (full_name)

-- refused
ALTER TABLE patients DROP INDEX idx_patients_clinic

ALTER TABLE patients DROP INDEX idx_patients_clinic, ADD INDEX idx_patients_clinic2 (clinic_id)

ALTER TABLE patients DROP FOREIGN KEY fk_patients_clinic

ALTER TABLE patients DROP FOREIGN KEY fk_patients_clinic, DROP KEY idx_patients_clinic

-- refused
ALTER TABLE patients DROP FOREIGN KEY fk_patients_clinic, ADD CONSTRAINT fk_patients_clinic FOREIGN KEY (clinic_id) REFERENCES clinics (id)

ALTER TABLE patients MODIFY clinic_id bigint unsigned NULL

-- refused
ALTER TABLE patients MODIFY clinic_id int unsigned NOT NULL

ALTER TABLE patients MODIFY notes longtext

-- rows
ALTER TABLE patients MODIFY notes text NOT NULL

ALTER TABLE patients ADD FULLTEXT INDEX ft_notes (notes)

-- refused
ALTER TABLE patients ADD INDEX (notes)

ALTER TABLE patients ADD INDEX ix_notes (notes(100))

ALTER TABLE patients ADD COLUMN search_text text GENERATED ALWAYS AS (concat_ws(' ', first_name, last_name, email)) STORED, ADD FULLTEXT INDEX (search_text)

-- refused
ALTER TABLE patients ADD COLUMN age int AS (timestampdiff(year, born, curdate()))

-- refused
ALTER TABLE patients ADD COLUMN uuid binary(16) DEFAULT (uuid_to_bin(uuid()))

ALTER TABLE patients ADD COLUMN secret_hash varbinary(64) NOT NULL DEFAULT 0x00

ALTER TABLE patients ADD COLUMN extra json NOT NULL DEFAULT (json_object())

-- refused
ALTER TABLE patients ADD COLUMN extra json NOT NULL DEFAULT '{}'

-- rows
ALTER TABLE patients ADD COLUMN seen_at datetime NOT NULL

-- refused
ALTER TABLE patients ADD COLUMN seen_at timestamp NOT NULL DEFAULT 0

ALTER TABLE patients ADD COLUMN balance decimal(10,2) NOT NULL DEFAULT 0.00, ADD CHECK (balance > -100)

-- refused
ALTER TABLE patients ADD UNIQUE INDEX uq_patients_email (last_name)

ALTER TABLE patients ADD UNIQUE INDEX uq2 (clinic_id, last_name, first_name)

-- rows
ALTER TABLE patients ADD UNIQUE INDEX uq3 (clinic_id)

CREATE INDEX idx_patients_created ON patients (created_at)

CREATE INDEX idx_patients_lower ON patients ((lower(email)))

CREATE UNIQUE INDEX idx_patients_u ON patients (email, clinic_id) ALGORITHM=INPLACE LOCK=NONE

DROP INDEX idx_patients_name ON patients

DROP INDEX uq_patients_email ON patients LOCK=NONE

ALTER TABLE patients RENAME INDEX idx_patients_name TO idx_patients_last_first

-- refused
ALTER TABLE patients RENAME INDEX idx_patients_name TO uq_patients_email

ALTER TABLE patients MODIFY created_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP

-- refused
ALTER TABLE patients MODIFY created_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP

ALTER TABLE patients MODIFY created_at timestamp(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)

-- refused
ALTER TABLE patients PARTITION BY KEY (clinic_id) PARTITIONS 8

ALTER TABLE patients ENGINE=InnoDB

-- refused
ALTER TABLE patients ENGINE=MyISAM

ALTER TABLE patients ROW_FORMAT=DYNAMIC

ALTER TABLE patients CHARACTER SET = utf8mb4, COLLATE = utf8mb4_unicode_ci

ALTER TABLE patients CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci

ALTER TABLE patients CONVERT TO CHARACTER SET utf8mb4

ALTER TABLE patients RENAME TO persons

-- refused
ALTER TABLE patients RENAME TO doctors

RENAME TABLE patients TO persons

-- rows
DELETE FROM patients

-- rows
DELETE FROM patients WHERE id = 3

UPDATE patients SET notes = 'x'

-- refused
INSERT INTO patients (clinic_id, first_name) VALUES (1, 'Eva')

-- refused
INSERT INTO patients (clinic_id, first_name, last_name, full_name) VALUES (1, 'Eva', 'Maier', 'Eva Maier')

INSERT INTO patients (clinic_id, first_name, last_name) VALUES (1, 'Eva', 'Maier'), (2, 'Ida', 'Huber')

-- refused
INSERT INTO patients (clinic_id, first_name, surname) VALUES (1, 'Eva', 'Maier')

UPDATE patients p JOIN clinics c ON c.id = p.clinic_id SET p.notes = c.name WHERE c.slug = 'north'

/* drop what nobody reads */ ALTER TABLE doctors DROP COLUMN photo

ALTER TABLE doctors ADD COLUMN /* office */ office varchar(12) # last

ALTER TABLE doctors /*!80000 ADD COLUMN office varchar(12) */

ALTER TABLE doctors ADD COLUMN nick varchar(20) /*!80023 INVISIBLE */

ALTER TABLE doctors MODIFY login varchar(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL

ALTER TABLE doctors MODIFY login varchar(40) NOT NULL

ALTER TABLE doctors MODIFY title varchar(40) CHARACTER SET latin1

ALTER TABLE doctors MODIFY title varchar(20)

ALTER TABLE doctors MODIFY rate decimal(9,2) unsigned NOT NULL DEFAULT '80.00'

ALTER TABLE doctors MODIFY rate decimal(7,2) unsigned NOT NULL DEFAULT '95.00'

ALTER TABLE doctors MODIFY rate decimal(7,2) NOT NULL DEFAULT '80.00'

ALTER TABLE doctors MODIFY bio longtext

ALTER TABLE doctors MODIFY photo mediumblob

ALTER TABLE doctors DROP INDEX doctors_bio

ALTER TABLE doctors DROP COLUMN bio

ALTER TABLE doctors DROP FOREIGN KEY doctors_boss_fk, DROP INDEX doctors_boss, DROP COLUMN boss_id

-- refused
ALTER TABLE doctors DROP INDEX doctors_boss

-- refused
ALTER TABLE doctors DROP COLUMN boss_id

-- refused
ALTER TABLE doctors MODIFY id bigint NOT NULL AUTO_INCREMENT

-- refused
ALTER TABLE doctors MODIFY boss_id int NOT NULL

ALTER TABLE doctors CHANGE boss_id supervisor_id int DEFAULT NULL

ALTER TABLE doctors RENAME COLUMN id TO doctor_id

-- refused
ALTER TABLE doctors ADD COLUMN code int NOT NULL AUTO_INCREMENT UNIQUE

-- refused
ALTER TABLE doctors ADD PRIMARY KEY (login)

-- refused
ALTER TABLE doctors DROP PRIMARY KEY

ALTER TABLE doctors ALTER COLUMN version SET DEFAULT 1

ALTER TABLE doctors ALTER version DROP DEFAULT

ALTER TABLE doctors MODIFY version int NOT NULL DEFAULT 0 COMMENT 'optimistic lock'

ALTER TABLE doctors MODIFY version bigint NOT NULL DEFAULT 0

ALTER TABLE doctors ADD COLUMN hired date NOT NULL DEFAULT '2020-01-01', ADD COLUMN left_on date NULL

-- refused
ALTER TABLE doctors ADD COLUMN hired date NOT NULL DEFAULT '0000-00-00'

ALTER TABLE doctors ADD COLUMN grade enum('a','b') NOT NULL

ALTER TABLE doctors ADD INDEX (login), ADD INDEX (title)

-- refused
ALTER TABLE doctors ADD COLUMN x int, DROP COLUMN x

-- refused
ALTER TABLE doctors ADD COLUMN title varchar(10)

-- refused
ALTER TABLE doctors DROP COLUMN nope

UPDATE doctors SET rate = rate * 1.03 WHERE rate < 100

DELETE FROM doctors WHERE id = 99

-- refused
DROP TABLE doctors

-- refused until 80029
ALTER TABLE appointments ADD COLUMN cancelled_at datetime NULL AFTER status, ALGORITHM=INSTANT

-- refused from 80029
ALTER TABLE appointments ADD COLUMN cancelled_at datetime NULL, ALGORITHM=INPLACE, LOCK=NONE

ALTER TABLE appointments MODIFY status varchar(32) NOT NULL DEFAULT 'booked'

ALTER TABLE appointments MODIFY status varchar(64) NOT NULL DEFAULT 'booked'

ALTER TABLE appointments MODIFY status enum('booked','held','cancelled') NOT NULL DEFAULT 'booked'

-- refused
ALTER TABLE appointments DROP COLUMN starts_at

-- refused until 80016
ALTER TABLE appointments DROP INDEX appointments_day, DROP COLUMN minutes, DROP COLUMN ends_at

ALTER TABLE appointments DROP COLUMN minutes

-- refused
ALTER TABLE appointments RENAME COLUMN ends_at TO finish_at

ALTER TABLE appointments MODIFY starts_at datetime(3) NOT NULL

-- refused
ALTER TABLE appointments MODIFY doctor_id int NOT NULL

-- refused
ALTER TABLE appointments DROP INDEX appointments_doctor_starts

ALTER TABLE appointments DROP FOREIGN KEY appointments_doctor, DROP INDEX appointments_doctor_starts, ADD INDEX appointments_doctor (doctor_id)

ALTER TABLE appointments MODIFY room varchar(4)

ALTER TABLE appointments MODIFY room char(8)

ALTER TABLE appointments ADD COLUMN no bigint unsigned NOT NULL AUTO_INCREMENT UNIQUE

ALTER TABLE appointments DROP PRIMARY KEY, ADD COLUMN no bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST

ALTER TABLE appointments ADD CONSTRAINT chk_order CHECK (ends_at > starts_at)

-- refused until 80016
ALTER TABLE appointments ADD CONSTRAINT chk_order CHECK (ends_at > starts_at) NOT ENFORCED

-- refused from 80016
ALTER TABLE appointments ADD CONSTRAINT chk_future CHECK (starts_at > now())

-- refused from 80016
ALTER TABLE appointments ADD CONSTRAINT chk_doctor CHECK (doctor_id > 0)

ALTER TABLE appointments ADD UNIQUE KEY (doctor_id, starts_at)

ALTER TABLE appointments FORCE

OPTIMIZE TABLE appointments

TRUNCATE appointments

ALTER TABLE invoices ADD COLUMN due date NULL

ALTER TABLE invoices ADD COLUMN due date NOT NULL DEFAULT (curdate())

ALTER TABLE invoices ADD COLUMN due date GENERATED ALWAYS AS (issued + INTERVAL 30 DAY) VIRTUAL

ALTER TABLE invoices ADD COLUMN due date GENERATED ALWAYS AS (issued + INTERVAL 30 DAY) STORED

ALTER TABLE invoices MODIFY number varchar(30) NOT NULL

ALTER TABLE invoices MODIFY net decimal(12,2) NOT NULL

ALTER TABLE invoices MODIFY vat decimal(4,2) NOT NULL DEFAULT 19.00

ALTER TABLE invoices MODIFY currency char(3) CHARACTER SET utf8mb4 NOT NULL DEFAULT 'EUR'

ALTER TABLE invoices MODIFY currency varchar(3) CHARACTER SET latin1 NOT NULL DEFAULT 'EUR'

ALTER TABLE invoices DROP COLUMN gross

-- refused until 80016
ALTER TABLE invoices DROP INDEX invoices_gross, DROP COLUMN gross, DROP COLUMN vat

-- refused
ALTER TABLE invoices DROP COLUMN vat

-- refused
ALTER TABLE invoices MODIFY gross decimal(11,2) GENERATED ALWAYS AS (net * (1 + vat / 100)) STORED NOT NULL

ALTER TABLE invoices ROW_FORMAT=DYNAMIC, KEY_BLOCK_SIZE=0

ALTER TABLE invoices KEY_BLOCK_SIZE=4

ALTER TABLE invoices ADD CONSTRAINT invoices_patient FOREIGN KEY (patient_id) REFERENCES patients (id) ON DELETE SET NULL ON UPDATE CASCADE

-- rows
ALTER TABLE invoices ADD FOREIGN KEY (patient_id) REFERENCES patients (clinic_id)

-- refused
ALTER TABLE invoices ADD FOREIGN KEY (patient_id) REFERENCES patients (born)

ALTER TABLE invoices ADD INDEX invoices_patient (patient_id), ADD INDEX invoices_issued (issued DESC, paid_at)

-- refused until 80021
ALTER TABLE invoices ADD INDEX ((json_value(meta, '$.ref' RETURNING CHAR(20))))

-- refused
ALTER TABLE invoices ADD INDEX ((meta->>'$.ref'))

ALTER TABLE invoices MODIFY paid_at timestamp(6) NULL DEFAULT NULL

ALTER TABLE invoices MODIFY paid_at datetime(3) NULL DEFAULT NULL

ALTER TABLE invoices ALTER INDEX invoices_gross INVISIBLE

ALTER TABLE invoices ALTER INDEX invoices_number INVISIBLE, DROP INDEX invoices_gross

ALTER TABLE invoices DROP INDEX invoices_number, ADD UNIQUE INDEX invoices_number (number)

-- refused
UPDATE invoices SET gross = 5

INSERT INTO invoices (number, net, issued) VALUES ('R-100', 5, '2025-01-01') ON DUPLICATE KEY UPDATE net = VALUES(net)

INSERT INTO invoices VALUES (NULL, 'R-101', 1, 5, 20, DEFAULT, 'EUR', '2025-01-01', NULL, NULL)

-- refused
INSERT INTO invoices VALUES (NULL, 'R-101', 1, 5, 20)

REPLACE INTO invoices (id, number, net, issued) VALUES (1, 'R-1', 5, '2025-01-01')

CREATE OR REPLACE VIEW open_invoices AS SELECT id, number FROM invoices

-- refused
CREATE VIEW open_invoices AS SELECT id FROM invoices

DROP VIEW open_invoices

ALTER TABLE vitals ADD PARTITION (PARTITION y2026 VALUES LESS THAN (2027))

-- refused
ALTER TABLE vitals ADD PARTITION (PARTITION y2022 VALUES LESS THAN (2023))

ALTER TABLE vitals ADD PARTITION (PARTITION ymax VALUES LESS THAN MAXVALUE)

ALTER TABLE vitals DROP PARTITION y2023

ALTER TABLE vitals TRUNCATE PARTITION y2023, y2024

ALTER TABLE vitals REORGANIZE PARTITION y2023 INTO (PARTITION y2022 VALUES LESS THAN (2023), PARTITION y2023 VALUES LESS THAN (2024))

ALTER TABLE vitals REMOVE PARTITIONING

-- refused
ALTER TABLE vitals ADD UNIQUE KEY (patient, kind)

ALTER TABLE vitals ADD UNIQUE KEY (patient, kind, taken)

-- refused
ALTER TABLE vitals DROP COLUMN taken

ALTER TABLE vitals ADD COLUMN unit varchar(10)

ALTER TABLE vitals MODIFY reading double

ALTER TABLE vitals MODIFY device varchar(63)

ALTER TABLE vitals ADD INDEX (kind, reading)

-- refused
ALTER TABLE vitals ADD CONSTRAINT FOREIGN KEY (patient) REFERENCES patients (id)

ALTER TABLE vitals PARTITION BY HASH (kind) PARTITIONS 3

ALTER TABLE audit_log ADD PARTITION PARTITIONS 2

ALTER TABLE audit_log COALESCE PARTITION 1

-- refused
ALTER TABLE audit_log DROP PARTITION p0

ALTER TABLE audit_log MODIFY actor varchar(64)

ALTER TABLE audit_log MODIFY payload json

ALTER TABLE audit_log ADD COLUMN ip varbinary(16) DEFAULT NULL, ADD INDEX (actor)

-- refused
ALTER TABLE audit_log DROP PRIMARY KEY, ADD PRIMARY KEY (id)

ALTER TABLE audit_log MODIFY what varchar(64) NOT NULL DEFAULT 'unknown'

ALTER TABLE legacy_codes ADD PRIMARY KEY (code)

ALTER TABLE legacy_codes ADD COLUMN id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST

-- refused
ALTER TABLE legacy_codes ADD id int NOT NULL AUTO_INCREMENT

ALTER TABLE legacy_codes CONVERT TO CHARACTER SET utf8mb4

ALTER TABLE legacy_codes DROP INDEX legacy_codes_code, CONVERT TO CHARACTER SET utf8mb4

ALTER TABLE legacy_codes MODIFY weight int DEFAULT 0

ALTER TABLE legacy_codes MODIFY weight int unsigned DEFAULT 0

ALTER TABLE legacy_codes MODIFY active tinyint(1) NOT NULL DEFAULT 1

ALTER TABLE legacy_codes MODIFY label varchar(255)

ALTER TABLE legacy_codes MODIFY label varchar(85)

-- refused
ALTER TABLE legacy_codes MODIFY label varchar(800), ADD INDEX (label)

ALTER TABLE legacy_codes ADD INDEX (label)

ALTER TABLE wards ADD COLUMN beds int NOT NULL DEFAULT 4

ALTER TABLE wards DROP INDEX wards_spot

-- refused
ALTER TABLE wards MODIFY spot point SRID 4326

ALTER TABLE wards MODIFY title varchar(60) NOT NULL

ALTER TABLE wards MODIFY floor smallint NOT NULL

-- refused
ALTER TABLE wards ADD SPATIAL INDEX (floor)

ALTER TABLE databasechangelog MODIFY AUTHOR varchar(255) NULL

ALTER TABLE databasechangelog ADD PRIMARY KEY (ID, AUTHOR, FILENAME)

ALTER TABLE databasechangelog ADD LABELS varchar(255) NULL, ADD `MD5SUM` varchar(35) NULL

ALTER TABLE databasechangelog CHANGE ID id varchar(255) NOT NULL

CREATE TABLE `migrations` (`id` int unsigned not null auto_increment primary key, `migration` varchar(255) not null, `batch` int not null) default character set utf8mb4 collate 'utf8mb4_unicode_ci'

CREATE TABLE rooms (id int PRIMARY KEY, ward smallint NOT NULL, CONSTRAINT rooms_ward FOREIGN KEY (ward) REFERENCES wards (id))

-- refused
CREATE TABLE rooms (id int PRIMARY KEY, ward int NOT NULL, CONSTRAINT rooms_ward FOREIGN KEY (ward) REFERENCES wards (id))

-- refused
CREATE TABLE rooms (id int PRIMARY KEY, ward smallint, CONSTRAINT doctors_boss_fk FOREIGN KEY (ward) REFERENCES wards (id), KEY doctors (ward))

CREATE TABLE rooms LIKE wards

-- refused
CREATE TABLE clinics (id int)

CREATE TRIGGER bi BEFORE INSERT ON invoices FOR EACH ROW SET NEW.number = upper(NEW.number)

DROP TABLE appointments, patients

DROP TABLE IF EXISTS nowhere, wards

-- refused
-- session: SET FOREIGN_KEY_CHECKS = 0
ALTER TABLE clinics MODIFY id int unsigned NOT NULL AUTO_INCREMENT

-- session: SET FOREIGN_KEY_CHECKS = 0
TRUNCATE TABLE clinics

-- refused
-- session: SET FOREIGN_KEY_CHECKS = 0
ALTER TABLE patients DROP INDEX idx_patients_clinic

-- session: SET SESSION sql_mode = ''
ALTER TABLE doctors ADD COLUMN hired datetime NOT NULL DEFAULT '0000-00-00 00:00:00'

-- session: SET SESSION sql_mode = ''
INSERT INTO patients (clinic_id, first_name) VALUES (1, 'Eva')
