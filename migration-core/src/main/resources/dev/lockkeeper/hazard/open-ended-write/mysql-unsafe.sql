-- released: 1
-- V1__events.sql
CREATE TABLE events (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind varchar(20) NOT NULL,
  created_at datetime NOT NULL
);

-- V2__forget.sql
-- expect open-ended-write
DELETE FROM events WHERE created_at < NOW() - INTERVAL 90 DAY;

-- V3__mark.sql
-- expect open-ended-write
UPDATE events SET kind = 'old' WHERE created_at < '2024-01-01';
