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
-- expect open-ended-write
DELETE FROM events WHERE created_at < NOW() - INTERVAL 90 DAY;

-- V3__mark.sql
-- expect open-ended-write
UPDATE events SET kind = 'old' WHERE created_at < '2024-01-01';

-- V4__kinds.sql
-- expect open-ended-write, query-locks-rows
UPDATE pages p JOIN events e ON e.id = p.event_id SET p.kind = e.kind;

-- V5__orphans.sql
-- expect open-ended-write, query-locks-rows
DELETE p FROM pages p LEFT JOIN events e ON e.id = p.event_id WHERE e.id IS NULL;
