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

-- V2__halves.sql
-- expect partition-change-moves-rows
ALTER TABLE events REORGANIZE PARTITION p2024 INTO (
  PARTITION p2023 VALUES LESS THAN (2024),
  PARTITION p2024 VALUES LESS THAN (2025)
);

-- V3__whole.sql
-- expect partition-change-moves-rows
ALTER TABLE events REMOVE PARTITIONING;
