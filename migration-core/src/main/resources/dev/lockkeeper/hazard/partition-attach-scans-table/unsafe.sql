-- released: 1
-- V1__events.sql
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE old_events (id bigint NOT NULL, at date NOT NULL);
CREATE TABLE orders (id bigint NOT NULL, region text NOT NULL) PARTITION BY LIST (region);
CREATE TABLE orders_north PARTITION OF orders FOR VALUES IN ('n');
CREATE TABLE orders_rest PARTITION OF orders DEFAULT;
CREATE TABLE orders_south (id bigint NOT NULL, region text NOT NULL);

-- V2__attach.sql
-- expect partition-attach-scans-table
ALTER TABLE events ATTACH PARTITION old_events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

-- V3__attach_beside_a_default.sql
-- expect partition-attach-scans-table, partition-attach-scans-table
ALTER TABLE orders ATTACH PARTITION orders_south FOR VALUES IN ('s', 'se');
