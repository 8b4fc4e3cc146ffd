CREATE TABLE customers (
  id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  email varchar(60) NOT NULL,
  name varchar(100),
  nick varchar(40) CHARACTER SET latin1,
  login varchar(50) CHARACTER SET utf8mb3,
  plain varchar(40) CHARACTER SET ascii,
  age int,
  small tinyint,
  score decimal(10,2) NOT NULL DEFAULT 0,
  created_at timestamp NULL,
  seen datetime(3) DEFAULT CURRENT_TIMESTAMP(3),
  day date,
  data json,
  code char(3),
  bytes varbinary(100),
  note text,
  raw blob,
  kind enum('new','old') NOT NULL DEFAULT 'new',
  tags set('a','b'),
  flag tinyint(1) NOT NULL DEFAULT 0,
  ratio float,
  price double,
  place point,
  spot point NOT NULL SRID 0,
  lower_name varchar(100) GENERATED ALWAYS AS (lower(name)) VIRTUAL,
  doubled int GENERATED ALWAYS AS (age * 2) STORED,
  UNIQUE KEY customers_email (email),
  KEY customers_age (age),
  KEY customers_name_age (name, age),
  KEY customers_note (note(20)),
  CONSTRAINT customers_score CHECK (score >= 0)
);

CREATE TABLE orders (
  id int NOT NULL AUTO_INCREMENT,
  customer_id bigint unsigned NOT NULL,
  ship_to bigint unsigned,
  status varchar(20) DEFAULT 'new',
  total decimal(10,2),
  PRIMARY KEY (id),
  KEY orders_customer (customer_id),
  CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id)
);

CREATE TABLE items (
  order_id int NOT NULL,
  position int NOT NULL,
  article varchar(30),
  PRIMARY KEY (order_id, position),
  CONSTRAINT items_order FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE
);

CREATE TABLE articles (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  title varchar(200) NOT NULL,
  body text,
  lang char(2),
  rank_no int,
  FULLTEXT KEY articles_text (title, body),
  KEY articles_lang (lang)
);

CREATE TABLE places (
  id int NOT NULL PRIMARY KEY,
  name varchar(50),
  at point NOT NULL SRID 0,
  SPATIAL KEY places_at (at)
);

CREATE TABLE heap_log (
  message varchar(100),
  level int
);

CREATE TABLE tight (
  id int NOT NULL PRIMARY KEY,
  a int,
  b varchar(20)
) ROW_FORMAT=COMPRESSED;

CREATE TABLE latin (
  id int NOT NULL PRIMARY KEY,
  a varchar(200),
  b varchar(300),
  c char(10)
) DEFAULT CHARSET=latin1;

CREATE TABLE numbers (
  id int NOT NULL PRIMARY KEY,
  a int,
  b bigint
);

CREATE TABLE days (
  id int NOT NULL,
  d date NOT NULL,
  v varchar(20),
  PRIMARY KEY (id, d)
) PARTITION BY RANGE (year(d)) (
  PARTITION p23 VALUES LESS THAN (2024),
  PARTITION p24 VALUES LESS THAN (2025),
  PARTITION p25 VALUES LESS THAN (2026)
);

CREATE TABLE shards (
  id int NOT NULL PRIMARY KEY,
  v varchar(20)
) PARTITION BY HASH (id) PARTITIONS 4;

CREATE TABLE ranges (
  id int NOT NULL PRIMARY KEY,
  v varchar(20)
) PARTITION BY RANGE (id) (
  PARTITION low VALUES LESS THAN (100),
  PARTITION high VALUES LESS THAN MAXVALUE
);

CREATE TABLE free_days (
  id int NOT NULL,
  d date NOT NULL,
  v varchar(20),
  PRIMARY KEY (id, d)
);

-- from 80016
CREATE TABLE lax (
  id int NOT NULL PRIMARY KEY,
  age int,
  CONSTRAINT lax_age CHECK (age > 0) NOT ENFORCED
);

CREATE VIEW adults AS SELECT id, email FROM customers WHERE age > 17;

INSERT INTO customers (email, name, nick, login, age, spot, note, kind, data)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
SELECT concat('m', i), concat('n', i), 'x', 'y', i, ST_GeomFromText('POINT(1 1)'), 'note', 'new', '[1]' FROM n;

INSERT INTO orders (customer_id, ship_to, status, total)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
SELECT i, i, 'new', i FROM n;

INSERT INTO items (order_id, position, article)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT i, 1, 'x' FROM n;

INSERT INTO articles (title, body, lang, rank_no)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT concat('t', i), 'body', 'de', i FROM n;

INSERT INTO places (id, name, at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT i, 'x', ST_GeomFromText('POINT(1 1)') FROM n;

INSERT INTO heap_log (message, level)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT concat('m', i), i FROM n;

INSERT INTO tight (id, a, b)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT i, i, 'x' FROM n;

INSERT INTO latin (id, a, b, c)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT i, 'x', 'y', 'z' FROM n;

INSERT INTO numbers (id, a, b)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT i, i, i FROM n;

INSERT INTO ranges (id, v)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT i * 10, 'x' FROM n;

-- from 80016
INSERT INTO lax (id, age)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT i, i FROM n;

INSERT INTO shards (id, v)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT i, 'x' FROM n;

INSERT INTO days (id, d, v)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT i, '2024-05-05', 'x' FROM n;

-- statements
ALTER TABLE customers ADD COLUMN c int

ALTER TABLE customers ADD COLUMN c int FIRST

ALTER TABLE customers ADD COLUMN c int AFTER email

ALTER TABLE customers ADD COLUMN c int NOT NULL DEFAULT 5

ALTER TABLE customers ADD COLUMN c int NOT NULL

ALTER TABLE customers ADD COLUMN c varchar(300) DEFAULT 'x'

ALTER TABLE customers ADD COLUMN c timestamp NULL DEFAULT CURRENT_TIMESTAMP

ALTER TABLE customers ADD COLUMN c timestamp DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP

ALTER TABLE customers ADD COLUMN c json

ALTER TABLE customers ADD COLUMN c text

ALTER TABLE customers ADD COLUMN c int DEFAULT (1 + 1)

ALTER TABLE customers ADD COLUMN c json DEFAULT (JSON_ARRAY())

ALTER TABLE customers ADD COLUMN c int GENERATED ALWAYS AS (age + 1) VIRTUAL

ALTER TABLE customers ADD COLUMN c int AS (age + 1)

ALTER TABLE customers ADD COLUMN c int GENERATED ALWAYS AS (age + 1) STORED

ALTER TABLE customers ADD COLUMN c int AS (age + 1) VIRTUAL FIRST

ALTER TABLE customers ADD COLUMN c int AS (age + 1) VIRTUAL NOT NULL

ALTER TABLE customers ADD COLUMN c int UNIQUE

ALTER TABLE customers ADD COLUMN c int CHECK (c > 0)

ALTER TABLE customers ADD COLUMN c bigint unsigned REFERENCES orders (id)

ALTER TABLE customers ADD COLUMN c int, ADD COLUMN d int

ALTER TABLE customers ADD COLUMN (c int, d varchar(10))

ALTER TABLE customers ADD COLUMN c int, ADD INDEX (c)

ALTER TABLE customers ADD COLUMN c int, DROP COLUMN ratio

ALTER TABLE customers ADD COLUMN c int, RENAME COLUMN ratio TO quota

ALTER TABLE customers ADD COLUMN c int AS (age + 1) VIRTUAL, ADD COLUMN d int

ALTER TABLE customers ADD COLUMN c int AS (age + 1) VIRTUAL, ADD INDEX (c)

ALTER TABLE customers ADD COLUMN c int AS (age + 1) VIRTUAL, DROP INDEX customers_age

ALTER TABLE customers ADD COLUMN c int, ALTER COLUMN age SET DEFAULT 3

ALTER TABLE customers ADD COLUMN c int, DROP INDEX customers_age

ALTER TABLE customers ADD COLUMN c int COMMENT 'x'

ALTER TABLE customers ADD COLUMN c enum('a','b') NOT NULL

ALTER TABLE customers ADD COLUMN c varchar(10) CHARACTER SET latin1

-- from 80023
ALTER TABLE customers ADD COLUMN c int INVISIBLE

ALTER TABLE heap_log ADD COLUMN id int NOT NULL AUTO_INCREMENT PRIMARY KEY

ALTER TABLE heap_log ADD COLUMN id int NOT NULL AUTO_INCREMENT, ADD UNIQUE KEY (id)

ALTER TABLE heap_log ADD COLUMN id int

ALTER TABLE tight ADD COLUMN c int

ALTER TABLE tight DROP COLUMN a

ALTER TABLE tight ADD INDEX (a)

ALTER TABLE articles ADD COLUMN c int

ALTER TABLE articles DROP COLUMN rank_no

ALTER TABLE articles MODIFY rank_no int NOT NULL

ALTER TABLE articles ADD INDEX (rank_no)

ALTER TABLE articles DROP INDEX articles_lang

ALTER TABLE articles ADD FULLTEXT INDEX articles_body (body)

ALTER TABLE articles DROP INDEX articles_text

ALTER TABLE articles RENAME COLUMN rank_no TO place_no

ALTER TABLE articles ENGINE=InnoDB

ALTER TABLE articles FORCE

OPTIMIZE TABLE articles

ALTER TABLE articles ALTER COLUMN rank_no SET DEFAULT 3

ALTER TABLE places ADD COLUMN c int

ALTER TABLE places DROP COLUMN name

ALTER TABLE places MODIFY name varchar(50) NOT NULL

ALTER TABLE places ENGINE=InnoDB

ALTER TABLE places DROP INDEX places_at

ALTER TABLE places ADD INDEX (name)

ALTER TABLE customers DROP COLUMN ratio

ALTER TABLE customers DROP COLUMN ratio, DROP COLUMN price

ALTER TABLE customers DROP COLUMN note

ALTER TABLE customers DROP COLUMN lower_name

ALTER TABLE customers DROP COLUMN doubled

ALTER TABLE customers DROP COLUMN lower_name, DROP COLUMN ratio

ALTER TABLE orders DROP COLUMN total

ALTER TABLE heap_log DROP COLUMN level

ALTER TABLE customers RENAME COLUMN ratio TO quota

ALTER TABLE customers CHANGE ratio quota float

ALTER TABLE customers CHANGE ratio quota double

ALTER TABLE customers RENAME COLUMN email TO mail

ALTER TABLE orders RENAME COLUMN customer_id TO buyer_id

ALTER TABLE customers RENAME COLUMN id TO customer_id

ALTER TABLE orders RENAME COLUMN id TO order_id

ALTER TABLE customers RENAME COLUMN ratio TO quota, RENAME COLUMN price TO cost

ALTER TABLE customers RENAME COLUMN ratio TO quota, ADD INDEX (day)

ALTER TABLE customers ALTER COLUMN age SET DEFAULT 18

ALTER TABLE customers ALTER COLUMN score DROP DEFAULT

ALTER TABLE customers ALTER COLUMN age SET DEFAULT (1 + 1)

ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'x'

ALTER TABLE customers MODIFY age int DEFAULT 18

ALTER TABLE customers MODIFY age int

ALTER TABLE customers MODIFY age int COMMENT 'years'

ALTER TABLE customers MODIFY age int NOT NULL

ALTER TABLE customers MODIFY age int NULL AFTER email

ALTER TABLE customers MODIFY age int FIRST

ALTER TABLE customers MODIFY email varchar(60)

ALTER TABLE customers MODIFY email varchar(60) NULL

ALTER TABLE customers MODIFY score decimal(10,2) NOT NULL DEFAULT 0 COMMENT 'points'

ALTER TABLE customers MODIFY score decimal(12,2) NOT NULL DEFAULT 0

ALTER TABLE customers MODIFY score decimal(10,4) NOT NULL DEFAULT 0

ALTER TABLE customers MODIFY age bigint

ALTER TABLE customers MODIFY age int unsigned

ALTER TABLE customers MODIFY age smallint

ALTER TABLE customers MODIFY small tinyint(1)

ALTER TABLE customers MODIFY age int(11)

ALTER TABLE customers MODIFY flag bool NOT NULL DEFAULT 0

ALTER TABLE customers MODIFY flag boolean NOT NULL DEFAULT true

ALTER TABLE customers MODIFY ratio double

ALTER TABLE customers MODIFY email varchar(63) NOT NULL

ALTER TABLE customers MODIFY email varchar(64) NOT NULL

ALTER TABLE customers MODIFY email varchar(50) NOT NULL

ALTER TABLE customers MODIFY name varchar(200)

ALTER TABLE customers MODIFY name varchar(63)

ALTER TABLE customers MODIFY name varchar(99)

ALTER TABLE customers MODIFY nick varchar(255) CHARACTER SET latin1

ALTER TABLE customers MODIFY nick varchar(256) CHARACTER SET latin1

ALTER TABLE customers MODIFY nick varchar(40)

ALTER TABLE customers MODIFY login varchar(85) CHARACTER SET utf8mb3

ALTER TABLE customers MODIFY login varchar(86) CHARACTER SET utf8mb3

ALTER TABLE customers MODIFY login varchar(50) CHARACTER SET utf8mb4

ALTER TABLE customers MODIFY login varchar(63) CHARACTER SET utf8mb4

ALTER TABLE customers MODIFY plain varchar(40) CHARACTER SET utf8mb4

ALTER TABLE customers MODIFY plain varchar(40) CHARACTER SET latin1

ALTER TABLE customers MODIFY bytes varbinary(255)

ALTER TABLE customers MODIFY bytes varbinary(256)

ALTER TABLE customers MODIFY email varchar(60) COLLATE utf8mb4_bin NOT NULL

ALTER TABLE customers MODIFY login varchar(50) CHARACTER SET utf8mb3 COLLATE utf8mb3_bin

ALTER TABLE customers MODIFY code char(4)

ALTER TABLE customers MODIFY code varchar(3)

ALTER TABLE customers MODIFY note mediumtext

ALTER TABLE customers MODIFY note varchar(500)

ALTER TABLE customers MODIFY raw longblob

ALTER TABLE customers MODIFY data text

ALTER TABLE customers MODIFY seen datetime(6)

ALTER TABLE customers MODIFY seen datetime

ALTER TABLE customers MODIFY seen datetime(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)

ALTER TABLE customers MODIFY seen datetime(3)

ALTER TABLE customers MODIFY created_at datetime NULL

ALTER TABLE customers MODIFY day datetime

ALTER TABLE customers MODIFY kind enum('new','old','gone') NOT NULL DEFAULT 'new'

ALTER TABLE customers MODIFY kind enum('old','new') NOT NULL DEFAULT 'new'

ALTER TABLE customers MODIFY kind enum('new','mid','old') NOT NULL DEFAULT 'new'

ALTER TABLE customers MODIFY kind enum('new') NOT NULL DEFAULT 'new'

ALTER TABLE customers MODIFY kind varchar(10) NOT NULL DEFAULT 'new'

ALTER TABLE customers MODIFY kind enum('new','old') NOT NULL DEFAULT 'old'

ALTER TABLE customers MODIFY tags set('a','b','c')

ALTER TABLE customers MODIFY tags set('a','b','c','d','e','f','g','h','i')

ALTER TABLE customers MODIFY tags set('b','a')

ALTER TABLE customers MODIFY lower_name varchar(100) GENERATED ALWAYS AS (upper(name)) VIRTUAL

ALTER TABLE customers MODIFY doubled int GENERATED ALWAYS AS (age * 3) STORED

ALTER TABLE customers MODIFY doubled int

ALTER TABLE customers MODIFY ratio float FIRST, ADD COLUMN c int

ALTER TABLE numbers MODIFY id int NOT NULL AUTO_INCREMENT

ALTER TABLE orders MODIFY customer_id bigint unsigned

-- from 80023
ALTER TABLE customers ALTER COLUMN ratio SET INVISIBLE

ALTER TABLE customers ALTER INDEX customers_age INVISIBLE

ALTER TABLE customers ADD INDEX (day)

ALTER TABLE customers ADD INDEX customers_day (day DESC)

ALTER TABLE customers ADD UNIQUE INDEX (id, day)

ALTER TABLE customers ADD INDEX (note(10))

ALTER TABLE customers ADD INDEX (lower_name)

ALTER TABLE customers ADD INDEX ((age + 1))

ALTER TABLE customers ADD INDEX ((lower(name)))

ALTER TABLE customers ADD FULLTEXT INDEX (note)

ALTER TABLE customers ADD FULLTEXT INDEX (note), ADD COLUMN c int

ALTER TABLE customers ADD SPATIAL INDEX (spot)

ALTER TABLE customers ADD INDEX (day), ADD INDEX (ratio)

ALTER TABLE customers ADD INDEX (day), DROP INDEX customers_age

ALTER TABLE customers DROP INDEX customers_age

ALTER TABLE customers DROP INDEX customers_email

ALTER TABLE customers RENAME INDEX customers_age TO customers_years

CREATE INDEX customers_day ON customers (day)

CREATE UNIQUE INDEX customers_id_day ON customers (id, day)

CREATE FULLTEXT INDEX customers_text ON customers (note)

CREATE SPATIAL INDEX customers_spot ON customers (spot)

-- from 80017
CREATE INDEX customers_tags ON customers ((CAST(data AS UNSIGNED ARRAY)))

CREATE INDEX customers_day ON customers (day) ALGORITHM=INPLACE LOCK=NONE

CREATE INDEX customers_day ON customers (day) ALGORITHM=COPY

CREATE INDEX customers_day ON customers (day) LOCK=SHARED

DROP INDEX customers_age ON customers

ALTER TABLE heap_log ADD PRIMARY KEY (message)

ALTER TABLE heap_log ADD UNIQUE (message)

ALTER TABLE numbers DROP PRIMARY KEY

ALTER TABLE numbers DROP PRIMARY KEY, ADD PRIMARY KEY (id, a)

ALTER TABLE numbers DROP PRIMARY KEY, ADD PRIMARY KEY (id)

ALTER TABLE orders ADD CONSTRAINT orders_ship FOREIGN KEY (ship_to) REFERENCES customers (id)

-- session: SET foreign_key_checks = 0
ALTER TABLE orders ADD CONSTRAINT orders_ship FOREIGN KEY (ship_to) REFERENCES customers (id)

-- session: SET foreign_key_checks = 0
ALTER TABLE orders ADD INDEX (ship_to), ADD CONSTRAINT orders_ship FOREIGN KEY (ship_to) REFERENCES customers (id)

ALTER TABLE orders ADD INDEX (ship_to)

ALTER TABLE orders DROP FOREIGN KEY orders_customer_fk

ALTER TABLE orders DROP FOREIGN KEY orders_customer_fk, DROP INDEX orders_customer

-- from 80016
ALTER TABLE customers ADD CHECK (age > 17) NOT ENFORCED

-- from 80016
ALTER TABLE lax DROP CHECK lax_age

ALTER TABLE numbers ADD CHECK (a > 0)

-- from 80016
ALTER TABLE customers DROP CHECK customers_score

-- from 80019
ALTER TABLE customers DROP CONSTRAINT customers_score

-- from 80016
ALTER TABLE lax ALTER CHECK lax_age ENFORCED

-- from 80016
ALTER TABLE customers ALTER CHECK customers_score NOT ENFORCED

ALTER TABLE customers COMMENT = 'people'

ALTER TABLE customers AUTO_INCREMENT = 1000

ALTER TABLE customers DEFAULT CHARACTER SET utf8mb3

ALTER TABLE customers CONVERT TO CHARACTER SET utf8mb4

ALTER TABLE customers CONVERT TO CHARACTER SET latin1

ALTER TABLE latin CONVERT TO CHARACTER SET utf8mb4

ALTER TABLE latin DEFAULT CHARACTER SET utf8mb4

ALTER TABLE numbers CONVERT TO CHARACTER SET latin1

ALTER TABLE latin MODIFY a varchar(255)

ALTER TABLE latin MODIFY a varchar(256)

ALTER TABLE latin MODIFY b varchar(400)

ALTER TABLE latin MODIFY c char(12)

ALTER TABLE customers ENGINE=InnoDB

ALTER TABLE customers FORCE

ALTER TABLE customers ROW_FORMAT=COMPRESSED

ALTER TABLE customers ROW_FORMAT=DYNAMIC

ALTER TABLE customers KEY_BLOCK_SIZE=8

ALTER TABLE customers STATS_PERSISTENT=0

OPTIMIZE TABLE customers

ANALYZE TABLE customers

CHECK TABLE customers

ALTER TABLE customers RENAME TO people

ALTER TABLE heap_log RENAME TO log, ADD COLUMN c int

RENAME TABLE heap_log TO log

RENAME TABLE orders TO purchases

TRUNCATE TABLE heap_log

DROP TABLE heap_log

DROP TABLE items

DROP TABLE IF EXISTS nothing

CREATE TABLE fresh (id int PRIMARY KEY)

CREATE TABLE fresh (id int PRIMARY KEY, customer_id bigint unsigned, FOREIGN KEY (customer_id) REFERENCES customers (id))

CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY)

CREATE TABLE fresh LIKE orders

CREATE TABLE fresh AS SELECT * FROM orders

CREATE VIEW fresh AS SELECT id FROM orders

DROP VIEW adults

CREATE TRIGGER orders_note BEFORE INSERT ON orders FOR EACH ROW SET NEW.status = 'x'

ALTER TABLE days ADD PARTITION (PARTITION p26 VALUES LESS THAN (2027))

ALTER TABLE days DROP PARTITION p23

ALTER TABLE days TRUNCATE PARTITION p23

ALTER TABLE days REORGANIZE PARTITION p25 INTO (PARTITION p25a VALUES LESS THAN (2026), PARTITION p27 VALUES LESS THAN (2028))

ALTER TABLE ranges REORGANIZE PARTITION high INTO (PARTITION mid VALUES LESS THAN (200), PARTITION high VALUES LESS THAN MAXVALUE)

ALTER TABLE days EXCHANGE PARTITION p24 WITH TABLE free_days

ALTER TABLE days REBUILD PARTITION p24

ALTER TABLE days OPTIMIZE PARTITION p24

ALTER TABLE days ANALYZE PARTITION p24

ALTER TABLE days CHECK PARTITION p24

ALTER TABLE days REMOVE PARTITIONING

ALTER TABLE days ADD COLUMN c int

ALTER TABLE days DROP COLUMN v

ALTER TABLE days ADD INDEX (v)

ALTER TABLE days MODIFY v varchar(30)

ALTER TABLE days MODIFY v varchar(100)

ALTER TABLE days ENGINE=InnoDB

ALTER TABLE shards ADD PARTITION PARTITIONS 2

ALTER TABLE shards COALESCE PARTITION 1

ALTER TABLE numbers PARTITION BY HASH (id) PARTITIONS 4

ALTER TABLE numbers ADD COLUMN c int, ALGORITHM=INSTANT

ALTER TABLE numbers ADD COLUMN c int, ALGORITHM=INPLACE

ALTER TABLE numbers ADD COLUMN c int, ALGORITHM=COPY

ALTER TABLE numbers ADD COLUMN c int, ALGORITHM=INPLACE, LOCK=NONE

ALTER TABLE numbers ADD INDEX (a), LOCK=SHARED

ALTER TABLE numbers ADD INDEX (a), LOCK=EXCLUSIVE

ALTER TABLE numbers ADD INDEX (a), ALGORITHM=COPY

ALTER TABLE numbers MODIFY a bigint, ALGORITHM=COPY, LOCK=SHARED

ALTER TABLE numbers MODIFY a int NOT NULL, ALGORITHM=INPLACE

ALTER TABLE numbers MODIFY a int NOT NULL, LOCK=SHARED

-- session: SET sql_mode = ''
ALTER TABLE numbers MODIFY a int NOT NULL

-- session: SET sql_mode = ''
ALTER TABLE heap_log ADD PRIMARY KEY (level)

UPDATE numbers SET a = 2 WHERE id = 3

UPDATE numbers SET a = 2

DELETE FROM numbers WHERE id = 3

DELETE FROM numbers

INSERT INTO numbers (id, a) VALUES (1000, 1)

INSERT IGNORE INTO numbers (id, a) VALUES (1, 1)

REPLACE INTO numbers (id, a) VALUES (1, 1)

SELECT count(*) FROM numbers

ALTER TABLE orders ADD COLUMN c int

ALTER TABLE items ADD COLUMN c int

ALTER TABLE items DROP FOREIGN KEY items_order

ALTER TABLE orders MODIFY total decimal(12,2)

ALTER TABLE orders MODIFY status varchar(20) NOT NULL

ALTER TABLE orders ADD UNIQUE (ship_to)

CREATE UNIQUE INDEX orders_ship ON orders (ship_to)

ALTER TABLE orders ENGINE=InnoDB

ALTER TABLE orders DROP COLUMN ship_to

ALTER TABLE orders DROP COLUMN status, ADD COLUMN state varchar(10)

ALTER TABLE orders RENAME INDEX orders_customer TO orders_buyer

ALTER TABLE articles ADD COLUMN c int AS (rank_no + 1) VIRTUAL

ALTER TABLE customers ADD CONSTRAINT adult CHECK (age > 0 OR age IS NULL)

ALTER TABLE orders DROP FOREIGN KEY orders_customer_fk, ADD CONSTRAINT orders_buyer_fk FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE

ALTER TABLE numbers ADD COLUMN c int, LOCK=NONE

ALTER TABLE numbers ADD COLUMN c int, LOCK=SHARED

ALTER TABLE customers ADD COLUMN c int AS (age + 1) VIRTUAL, MODIFY age int NOT NULL

ALTER TABLE numbers ADD COLUMN c int FIRST

ALTER TABLE numbers ADD COLUMN c int AFTER id, ADD COLUMN d int

ALTER TABLE numbers DROP COLUMN a

ALTER TABLE numbers MODIFY b bigint AFTER id

ALTER TABLE articles MODIFY id int NOT NULL

ALTER TABLE latin ADD INDEX (a)

ALTER TABLE latin CONVERT TO CHARACTER SET latin1

ALTER TABLE numbers ADD UNIQUE KEY (b)

ALTER TABLE heap_log ADD UNIQUE KEY (level), ADD COLUMN c int

ALTER TABLE numbers MODIFY a int DEFAULT (1 + 1)

ALTER TABLE tight ADD COLUMN c int AS (a + 1) VIRTUAL

ALTER TABLE latin MODIFY a varchar(200) CHARACTER SET utf8mb4

ALTER TABLE latin MODIFY a varchar(200) CHARACTER SET latin1 COLLATE latin1_bin

ALTER TABLE numbers DROP COLUMN a, DROP COLUMN b
