-- V1__events.sql
CREATE TABLE events (
  id bigint PRIMARY KEY,
  kind varchar(20) NOT NULL,
  seen_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  code varchar(20) UNIQUE
);
CREATE TABLE pages (id bigint PRIMARY KEY, event_id bigint NOT NULL, kind varchar(20), title text);

-- V2__forget.sql
DELETE FROM events WHERE ctid = ANY (ARRAY(
  SELECT ctid FROM events WHERE created_at < now() - interval '90 days' LIMIT 5000));
DELETE FROM events WHERE id IN (
  SELECT id FROM events WHERE created_at < now() - interval '90 days' ORDER BY id LIMIT 5000);
DELETE FROM events WHERE id BETWEEN 1 AND 5000 AND created_at < now() - interval '90 days';
DELETE FROM events WHERE created_at >= '2024-01-01' AND created_at < '2024-01-02';
DELETE FROM events WHERE code IN ('a', 'b') AND created_at < '2024-01-01';
DELETE FROM events WHERE code = 'd' AND created_at < now() - interval '60 days';
UPDATE events SET kind = 'test' WHERE code = 'c' AND kind <> 'test';
DO $$
DECLARE
  event record;
BEGIN
  FOR event IN SELECT id FROM events WHERE code IN ('a', 'b') LOOP
    UPDATE events SET kind = 'test' WHERE id = event.id;
  END LOOP;
END $$;
CREATE TABLE staged (id bigint, created_at timestamptz);
DELETE FROM staged WHERE created_at < now();
UPDATE pages p SET kind = e.kind FROM events e WHERE e.id = p.event_id AND p.id BETWEEN 1 AND 5000;
UPDATE pages p SET title = v.title FROM (VALUES (1, 'Home'), (2, 'Help')) AS v (id, title)
  WHERE v.id = p.id;
WITH batch AS (
  SELECT p.id, e.kind FROM pages p JOIN events e ON e.id = p.event_id WHERE p.kind IS NULL LIMIT 5000)
UPDATE pages SET kind = batch.kind FROM batch WHERE batch.id = pages.id;
DELETE FROM pages WHERE id IN (
  SELECT p.id FROM pages p LEFT JOIN events e ON e.id = p.event_id WHERE e.id IS NULL LIMIT 5000);
DELETE FROM pages WHERE event_id IN (SELECT id FROM events WHERE code = 'a');
INSERT INTO pages SELECT n, n, 'home' FROM generate_series(8000, 8010) AS n;
INSERT INTO staged SELECT id, created_at FROM events WHERE id BETWEEN 1 AND 5000;
INSERT INTO staged (id) SELECT event_id FROM pages WHERE kind IS NULL ORDER BY id LIMIT 5000;
INSERT INTO staged (id) SELECT max(event_id) FROM pages;
INSERT INTO staged (id) SELECT id FROM events WHERE code = 'a';
INSERT INTO staged (id, created_at) VALUES (1, (SELECT max(created_at) FROM events));
CREATE TEMPORARY TABLE looked_at AS SELECT id FROM pages;
CREATE TABLE more_staged AS SELECT * FROM staged;
CREATE TABLE empty_pages AS SELECT * FROM pages WITH NO DATA;
