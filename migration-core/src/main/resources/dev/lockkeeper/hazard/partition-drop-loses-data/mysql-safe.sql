-- released: 1
-- V1__events.sql
CREATE TABLE events (
  id bigint NOT NULL,
  year smallint NOT NULL,
  PRIMARY KEY (id, year)
) PARTITION BY RANGE (year) (
  PARTITION p2024 VALUES LESS THAN (2025),
  PARTITION p2025 VALUES LESS THAN (2026)
);

-- V2__kept.sql
CREATE TABLE events_2024 (
  id bigint NOT NULL,
  year smallint NOT NULL,
  PRIMARY KEY (id, year)
);

-- V3__keep.sql
ALTER TABLE events EXCHANGE PARTITION p2024 WITH TABLE events_2024;
