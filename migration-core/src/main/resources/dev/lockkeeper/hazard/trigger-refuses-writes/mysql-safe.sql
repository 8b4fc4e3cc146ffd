-- released: 1
-- V1__postings.sql
CREATE TABLE postings (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cents bigint NOT NULL,
  changed_at datetime
);

-- V2__stamp.sql
CREATE TRIGGER postings_stamp BEFORE UPDATE ON postings FOR EACH ROW SET NEW.changed_at = NOW();
