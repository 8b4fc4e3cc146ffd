-- released: 1
-- V1__events.sql
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE old_events (id bigint NOT NULL, at date NOT NULL);

-- V2__events_2026.sql
CREATE TABLE events_2026 (LIKE events INCLUDING ALL);
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- V3__bound.sql
ALTER TABLE old_events ADD CONSTRAINT old_events_bound
  CHECK (at IS NOT NULL AND at >= '2024-01-01' AND at < '2025-01-01') NOT VALID;

-- V4__bound_proven.sql
ALTER TABLE old_events VALIDATE CONSTRAINT old_events_bound;

-- V5__attach.sql
ALTER TABLE events ATTACH PARTITION old_events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE old_events DROP CONSTRAINT old_events_bound;
