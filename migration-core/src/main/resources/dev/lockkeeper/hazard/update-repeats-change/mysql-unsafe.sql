-- released: 1
-- V1__customers.sql
CREATE TABLE customers (
  id bigint NOT NULL PRIMARY KEY,
  email varchar(60) NOT NULL,
  points int NOT NULL DEFAULT 0
);
CREATE TABLE visits (place varchar(20) NOT NULL PRIMARY KEY, hits int NOT NULL DEFAULT 0);

-- R__gift.sql
-- expect update-repeats-change
UPDATE customers SET points = points + 10 WHERE email LIKE '%@shop.example';

-- R__visits.sql
-- expect update-repeats-change
INSERT INTO visits (place, hits) VALUES ('home', 10) ON DUPLICATE KEY UPDATE hits = hits + VALUES(hits);
-- expect update-repeats-change
INSERT INTO visits (place, hits) VALUES ('about', 1) AS new
  ON DUPLICATE KEY UPDATE hits = visits.hits + new.hits;
-- expect update-repeats-change
INSERT INTO visits SET place = 'help', hits = 1 ON DUPLICATE KEY UPDATE hits = IFNULL(hits, 0) + 1;
