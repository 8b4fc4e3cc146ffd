-- V1__events.sql
CREATE TABLE events (
  id bigint PRIMARY KEY,
  kind varchar(20) NOT NULL,
  seen_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO events SELECT n, 'view', '2023-01-01', timestamptz '2030-01-01' - n * interval '12 hours'
  FROM generate_series(1, 5500) AS n;
CREATE TABLE pages (id bigint PRIMARY KEY, event_id bigint NOT NULL, kind varchar(20), title text);
INSERT INTO pages SELECT n, n + 1, 'home', NULL FROM generate_series(1, 5500) AS n;

-- V2__forget.sql
-- expect open-ended-write
UPDATE events SET kind = 'old' WHERE created_at < '2024-01-01' AND seen_at IS NOT NULL;
-- expect open-ended-write
DELETE FROM events WHERE created_at < now() - interval '90 days';
-- expect open-ended-write
DELETE FROM events WHERE created_at < now() - interval '60 days' AND kind = 'view';
-- expect open-ended-write
DELETE FROM events WHERE kind <> 'order';
-- expect open-ended-write
DO $$
DECLARE
  event record;
BEGIN
  FOR event IN SELECT id FROM events ORDER BY id LOOP
    UPDATE events SET kind = lower(kind) WHERE id = event.id;
  END LOOP;
END $$;
-- expect open-ended-write
DO $$
DECLARE
  n bigint := 1;
BEGIN
  WHILE n > 0 LOOP
    DELETE FROM events WHERE id IN (SELECT id FROM events WHERE seen_at IS NULL LIMIT 1000);
    GET DIAGNOSTICS n = ROW_COUNT;
  END LOOP;
END $$;
-- expect open-ended-write
UPDATE pages p SET kind = e.kind FROM events e WHERE e.id = p.event_id;
-- expect open-ended-write
DELETE FROM pages WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = pages.event_id);
-- expect open-ended-write
DELETE FROM pages USING events WHERE events.id = pages.event_id AND events.seen_at IS NOT NULL;
-- expect open-ended-write
UPDATE pages SET title = '' WHERE event_id IN (SELECT id FROM events WHERE kind <> 'view');
-- expect open-ended-write
DO $$
DECLARE
  page record;
BEGIN
  FOR page IN SELECT id FROM pages WHERE title IS NULL ORDER BY id LOOP
    UPDATE pages SET title = '' WHERE id = page.id;
  END LOOP;
END $$;
CREATE TABLE old_pages (id bigint, event_id bigint, kind varchar(20), title text);
-- expect open-ended-write
INSERT INTO old_pages SELECT * FROM pages;
-- expect open-ended-write
INSERT INTO old_pages (id, title)
  SELECT p.id, p.title FROM pages p WHERE NOT EXISTS (SELECT 1 FROM old_pages o WHERE o.id = p.id);
-- expect open-ended-write
CREATE TABLE old_events AS SELECT id, kind FROM events WHERE created_at < '2024-01-01';
