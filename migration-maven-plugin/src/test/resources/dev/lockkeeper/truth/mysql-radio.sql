CREATE TABLE stations (
  id int unsigned NOT NULL AUTO_INCREMENT,
  call_sign varchar(12) NOT NULL,
  city varchar(60) CHARACTER SET latin1 DEFAULT NULL,
  frequency decimal(5,2) NOT NULL,
  founded year DEFAULT NULL,
  logo mediumblob,
  active bit(1) NOT NULL DEFAULT b'1',
  PRIMARY KEY (id),
  UNIQUE KEY uk_call_sign (call_sign),
  KEY idx_city (city)
);

CREATE TABLE artists (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(150) NOT NULL,
  sort_name varchar(150) DEFAULT NULL,
  biography text,
  country char(2) DEFAULT NULL,
  FULLTEXT KEY ft_biography (biography)
);

CREATE TABLE tracks (
  id bigint NOT NULL AUTO_INCREMENT,
  artist_id bigint NOT NULL,
  title varchar(200) NOT NULL,
  seconds smallint unsigned NOT NULL DEFAULT 0,
  isrc char(12) CHARACTER SET ascii DEFAULT NULL,
  genre enum('pop','rock','jazz') NOT NULL DEFAULT 'pop',
  moods set('calm','loud') DEFAULT NULL,
  meta json DEFAULT NULL,
  bpm smallint GENERATED ALWAYS AS (json_extract(meta, '$.bpm')) VIRTUAL,
  minutes decimal(6,2) GENERATED ALWAYS AS (seconds / 60) STORED,
  added timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uk_isrc (isrc),
  KEY idx_title (title),
  KEY idx_bpm (bpm),
  CONSTRAINT fk_track_artist FOREIGN KEY (artist_id) REFERENCES artists (id)
);

CREATE TABLE plays (
  station_id int unsigned NOT NULL,
  played_at datetime(3) NOT NULL,
  track_id bigint NOT NULL,
  listeners int DEFAULT NULL,
  PRIMARY KEY (station_id, played_at),
  KEY idx_track (track_id),
  CONSTRAINT fk_play_station FOREIGN KEY (station_id) REFERENCES stations (id) ON DELETE CASCADE,
  CONSTRAINT fk_play_track FOREIGN KEY (track_id) REFERENCES tracks (id)
);

CREATE TABLE signals (
  id bigint NOT NULL,
  taken date NOT NULL,
  strength float DEFAULT NULL,
  note varchar(50) DEFAULT NULL,
  PRIMARY KEY (id, taken)
)
PARTITION BY RANGE COLUMNS (taken) (
  PARTITION p2023 VALUES LESS THAN ('2024-01-01'),
  PARTITION p2024 VALUES LESS THAN ('2025-01-01'),
  PARTITION p2025 VALUES LESS THAN ('2026-01-01')
);

INSERT INTO stations (call_sign, city, frequency) VALUES ('KAAA', 'Riga', 99.10), ('KBBB', 'Oslo', 101.50);

INSERT INTO artists (name, country) VALUES ('Ann', 'LV'), ('Bob', 'NO');

INSERT INTO tracks (artist_id, title, seconds, isrc, meta) VALUES (1, 'One', 180, 'AAAAAAAAAAAA', '{"bpm": 120}'), (2, 'Two', 200, NULL, NULL);

INSERT INTO plays VALUES (1, '2025-01-01 10:00:00', 1, 5), (1, '2025-01-01 10:05:00', 2, 6);

INSERT INTO signals VALUES (1, '2023-05-05', 1.5, 'a'), (2, '2024-05-05', 2.5, 'b');

-- statements
ALTER TABLE stations ADD COLUMN slogan varchar(100);

ALTER TABLE stations ADD COLUMN slogan varchar(100) NOT NULL DEFAULT '' AFTER city;

ALTER TABLE stations ADD COLUMN owner_id bigint unsigned NULL, ADD INDEX idx_owner (owner_id);

ALTER TABLE stations ADD COLUMN launched date NOT NULL DEFAULT '2020-01-01', ALGORITHM=INSTANT;

ALTER TABLE stations DROP COLUMN founded;

ALTER TABLE stations DROP COLUMN city;

ALTER TABLE stations MODIFY COLUMN call_sign varchar(20) NOT NULL;

ALTER TABLE stations MODIFY call_sign varchar(80) NOT NULL;

ALTER TABLE stations MODIFY call_sign varchar(8) NOT NULL;

ALTER TABLE stations MODIFY city varchar(60) CHARACTER SET utf8mb4 DEFAULT NULL;

ALTER TABLE stations MODIFY city varchar(120) CHARACTER SET latin1 DEFAULT NULL;

ALTER TABLE stations CHANGE city town varchar(60) CHARACTER SET latin1 DEFAULT NULL;

ALTER TABLE stations CHANGE COLUMN city town varchar(60) CHARACTER SET latin1 NOT NULL DEFAULT '';

ALTER TABLE stations RENAME COLUMN frequency TO mhz;

ALTER TABLE stations MODIFY frequency decimal(6,2) NOT NULL;

ALTER TABLE stations MODIFY frequency decimal(5,2) NOT NULL COMMENT 'MHz';

ALTER TABLE stations ALTER COLUMN founded SET DEFAULT 2000;

ALTER TABLE stations ALTER founded DROP DEFAULT;

ALTER TABLE stations RENAME TO radio_stations;

RENAME TABLE stations TO radio_stations, artists TO performers;

ALTER TABLE stations RENAME INDEX idx_city TO idx_town;

ALTER TABLE stations DROP INDEX idx_city, ADD INDEX idx_city (city, frequency);

ALTER TABLE stations DROP INDEX uk_call_sign;

DROP INDEX idx_city ON stations;

CREATE INDEX idx_active ON stations (active);

CREATE UNIQUE INDEX uk_freq ON stations (frequency, city);

ALTER TABLE stations ADD CONSTRAINT chk_freq CHECK (frequency > 0);

ALTER TABLE stations COMMENT = 'all stations';

ALTER TABLE stations AUTO_INCREMENT = 1000;

ALTER TABLE stations ENGINE = InnoDB;

ALTER TABLE stations ROW_FORMAT = COMPRESSED;

ALTER TABLE stations CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

ALTER TABLE stations DEFAULT CHARACTER SET latin1;

ALTER TABLE stations MODIFY logo longblob;

-- refused
ALTER TABLE stations MODIFY id bigint unsigned NOT NULL AUTO_INCREMENT;

-- session: SET foreign_key_checks = 0
-- refused
ALTER TABLE stations ADD CONSTRAINT fk_self FOREIGN KEY (id) REFERENCES stations (id);

ALTER TABLE stations ALTER INDEX idx_city INVISIBLE;

ALTER TABLE stations FORCE;

OPTIMIZE TABLE stations;

ANALYZE TABLE stations;

TRUNCATE TABLE plays;

-- refused
TRUNCATE TABLE stations;

DROP TABLE plays;

-- refused
DROP TABLE artists;

DROP TABLE IF EXISTS nothing_there;

ALTER TABLE artists ADD COLUMN born date, ADD COLUMN died date;

ALTER TABLE artists ADD COLUMN uuid binary(16) NOT NULL FIRST;

ALTER TABLE artists DROP INDEX ft_biography;

ALTER TABLE artists ADD FULLTEXT INDEX ft_name (name);

ALTER TABLE artists ADD COLUMN name_lower varchar(150) GENERATED ALWAYS AS (lower(name)) VIRTUAL;

ALTER TABLE artists ADD COLUMN name_lower varchar(150) GENERATED ALWAYS AS (lower(name)) STORED;

ALTER TABLE artists ADD COLUMN name_lower varchar(150) AS (lower(name)) VIRTUAL, ADD INDEX idx_lower (name_lower);

-- from 80013
CREATE INDEX idx_lower ON artists ((lower(name)));

ALTER TABLE artists MODIFY biography longtext;

ALTER TABLE artists MODIFY name varchar(150) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;

ALTER TABLE artists MODIFY sort_name varchar(255) DEFAULT NULL;

ALTER TABLE artists MODIFY sort_name varchar(256) DEFAULT NULL;

ALTER TABLE artists MODIFY country char(3) DEFAULT NULL;

-- rows
ALTER TABLE artists MODIFY sort_name varchar(150) NOT NULL DEFAULT '';

ALTER TABLE artists MODIFY country char(2) DEFAULT NULL AFTER name;

ALTER TABLE artists DROP PRIMARY KEY, ADD PRIMARY KEY (id, name);

-- refused
ALTER TABLE artists ADD SPATIAL INDEX sp (name);

ALTER TABLE tracks MODIFY genre enum('pop','rock','jazz','folk') NOT NULL DEFAULT 'pop';

ALTER TABLE tracks MODIFY genre enum('rock','pop','jazz') NOT NULL DEFAULT 'pop';

ALTER TABLE tracks MODIFY genre varchar(20) NOT NULL DEFAULT 'pop';

ALTER TABLE tracks MODIFY moods set('calm','loud','sad') DEFAULT NULL;

ALTER TABLE tracks MODIFY seconds int unsigned NOT NULL DEFAULT 0;

ALTER TABLE tracks DROP COLUMN bpm;

-- refused
ALTER TABLE tracks DROP COLUMN meta;

ALTER TABLE tracks DROP COLUMN minutes;

-- refused until 80016
ALTER TABLE tracks DROP COLUMN bpm, DROP COLUMN meta;

ALTER TABLE tracks ADD COLUMN album_id bigint, ADD CONSTRAINT fk_album FOREIGN KEY (album_id) REFERENCES artists (id);

ALTER TABLE tracks DROP FOREIGN KEY fk_track_artist;

ALTER TABLE tracks DROP FOREIGN KEY fk_track_artist, DROP COLUMN artist_id;

-- refused
ALTER TABLE tracks DROP INDEX fk_track_artist;

ALTER TABLE tracks ADD INDEX idx_artist_title (artist_id, title), DROP INDEX fk_track_artist;

ALTER TABLE tracks ADD CONSTRAINT uk_title UNIQUE (artist_id, title);

-- rows
ALTER TABLE tracks MODIFY title varchar(200) NOT NULL, MODIFY isrc char(12) CHARACTER SET ascii NOT NULL DEFAULT '';

ALTER TABLE tracks MODIFY added datetime NOT NULL DEFAULT CURRENT_TIMESTAMP;

ALTER TABLE tracks MODIFY added timestamp(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6);

ALTER TABLE tracks ALTER COLUMN genre SET DEFAULT 'rock', ALTER COLUMN seconds SET DEFAULT 1;

ALTER TABLE tracks ADD COLUMN explicit tinyint(1) NOT NULL DEFAULT 0, DROP INDEX idx_title, ADD INDEX idx_title2 (title(50));

-- refused
ALTER TABLE tracks MODIFY artist_id int NOT NULL;

-- refused
ALTER TABLE tracks PARTITION BY HASH (id) PARTITIONS 4;

ALTER TABLE tracks ADD COLUMN label varchar(40), ALGORITHM=INPLACE, LOCK=NONE;

-- refused
ALTER TABLE tracks MODIFY seconds int unsigned NOT NULL, ALGORITHM=INPLACE;

ALTER TABLE plays ADD COLUMN id bigint NOT NULL AUTO_INCREMENT UNIQUE;

-- refused
ALTER TABLE plays DROP PRIMARY KEY;

-- refused
ALTER TABLE plays DROP PRIMARY KEY, ADD COLUMN id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST;

ALTER TABLE plays MODIFY played_at datetime(6) NOT NULL;

ALTER TABLE plays ALTER listeners SET DEFAULT 0;

ALTER TABLE plays MODIFY listeners int NOT NULL DEFAULT 0;

ALTER TABLE plays DROP FOREIGN KEY fk_play_track, ADD CONSTRAINT fk_play_track2 FOREIGN KEY (track_id) REFERENCES tracks (id) ON DELETE CASCADE;

ALTER TABLE plays ADD KEY idx_listeners (listeners DESC);

ALTER TABLE signals ADD PARTITION (PARTITION p2026 VALUES LESS THAN ('2027-01-01'));

ALTER TABLE signals DROP PARTITION p2023;

ALTER TABLE signals TRUNCATE PARTITION p2024;

ALTER TABLE signals REORGANIZE PARTITION p2025 INTO (PARTITION p2025a VALUES LESS THAN ('2025-07-01'), PARTITION p2025b VALUES LESS THAN ('2026-01-01'));

ALTER TABLE signals REMOVE PARTITIONING;

ALTER TABLE signals ADD COLUMN source varchar(10);

ALTER TABLE signals ADD INDEX idx_note (note);

ALTER TABLE signals MODIFY note varchar(60) DEFAULT NULL;

-- refused
ALTER TABLE signals ADD UNIQUE KEY uk_note (note);

ALTER TABLE signals REBUILD PARTITION p2024;

-- refused
ALTER TABLE signals COALESCE PARTITION 1;

UPDATE tracks SET seconds = seconds + 1 WHERE id = 1;

UPDATE tracks t JOIN artists a ON a.id = t.artist_id SET t.title = CONCAT(t.title, ' / ', a.name);

DELETE FROM plays WHERE played_at < '2024-01-01';

DELETE p FROM plays p JOIN tracks t ON t.id = p.track_id WHERE t.genre = 'jazz';

INSERT INTO artists (name) SELECT title FROM tracks;

INSERT INTO stations (call_sign, frequency) VALUES ('KCCC', 90.00) ON DUPLICATE KEY UPDATE frequency = 90.00;

INSERT IGNORE INTO stations (call_sign, frequency) VALUES ('KAAA', 90.00);

REPLACE INTO artists (id, name) VALUES (7, 'Cy');

CREATE TABLE albums (id bigint PRIMARY KEY, artist_id bigint NOT NULL, CONSTRAINT fk_album_artist FOREIGN KEY (artist_id) REFERENCES artists (id));

CREATE TABLE tracks_copy LIKE tracks;

CREATE TABLE old_plays AS SELECT * FROM plays;

CREATE OR REPLACE VIEW recent AS SELECT track_id, played_at FROM plays;

CREATE TRIGGER plays_bi BEFORE INSERT ON plays FOR EACH ROW SET NEW.listeners = IFNULL(NEW.listeners, 0);

LOCK TABLES tracks WRITE;
