-- released: 1
-- V1__postings.sql
CREATE TABLE postings (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cents bigint NOT NULL,
  changed_at datetime
);

-- V2__never_changed.sql
-- expect trigger-refuses-writes
CREATE TRIGGER postings_stay BEFORE DELETE ON postings FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'postings are never deleted';
