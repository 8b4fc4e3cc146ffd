-- released: 1
-- V1__events.sql
CREATE TABLE events (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind varchar(20) NOT NULL,
  created_at datetime NOT NULL
);

-- V2__forget.sql
DELETE FROM events WHERE created_at < NOW() - INTERVAL 90 DAY LIMIT 5000;

-- V3__mark.sql
UPDATE events SET kind = 'old' WHERE id BETWEEN 1 AND 5000 AND created_at < '2024-01-01';
