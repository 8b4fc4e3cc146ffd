-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__words.sql
-- expect index-build-blocks-writes
CREATE FULLTEXT INDEX orders_words ON orders (note);

-- V3__lower_status.sql
-- expect index-build-blocks-writes
ALTER TABLE orders ADD INDEX orders_lower_status ((lower(status)));

-- V4__by_note.sql
-- expect index-build-blocks-writes
CREATE INDEX orders_note ON orders (note) LOCK=SHARED;
