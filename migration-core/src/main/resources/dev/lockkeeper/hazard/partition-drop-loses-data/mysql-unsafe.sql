-- V1__events.sql
CREATE TABLE events (
  id bigint NOT NULL,
  year smallint NOT NULL,
  PRIMARY KEY (id, year)
) PARTITION BY RANGE (year) (
  PARTITION p2024 VALUES LESS THAN (2025),
  PARTITION p2025 VALUES LESS THAN (2026)
);

-- V2__forget.sql
-- expect partition-drop-loses-data
ALTER TABLE events DROP PARTITION p2024;
