-- released: 1
-- V1__events.sql
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

-- V2__detach.sql
-- expect partition-detach-locks-table
ALTER TABLE events DETACH PARTITION events_2025;
