-- released: 1
-- V1__events.sql
CREATE TABLE events (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind varchar(20) NOT NULL,
  created_at datetime NOT NULL
);
CREATE TABLE pages (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  event_id bigint NOT NULL,
  kind varchar(20)
);

-- V2__forget.sql
DELETE FROM events WHERE created_at < NOW() - INTERVAL 90 DAY LIMIT 5000;

-- V3__mark.sql
UPDATE events SET kind = 'old' WHERE id BETWEEN 1 AND 5000 AND created_at < '2024-01-01';

-- V4__kinds.sql
SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
UPDATE pages p JOIN events e ON e.id = p.event_id SET p.kind = e.kind
  WHERE p.id BETWEEN 1 AND 5000;
UPDATE pages p JOIN events e ON e.id = p.event_id AND e.kind = 'view' SET p.kind = e.kind;

-- V5__orphans.sql
DELETE p FROM pages p LEFT JOIN events e ON e.id = p.event_id
  WHERE e.id IS NULL AND p.id BETWEEN 1 AND 5000;
