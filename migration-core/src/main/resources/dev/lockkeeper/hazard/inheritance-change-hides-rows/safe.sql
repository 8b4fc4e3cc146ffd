-- released: 1
-- V1__visits.sql
CREATE TABLE visits (id bigint NOT NULL, at date NOT NULL, page text);
CREATE TABLE visits_2024 (CHECK (at < '2025-01-01')) INHERITS (visits);

-- V2__next_year.sql
CREATE TABLE visits_2026 (
  LIKE visits INCLUDING ALL,
  CHECK (at >= '2026-01-01' AND at < '2027-01-01')
);
ALTER TABLE visits_2026 INHERIT visits;
ALTER TABLE visits_2024 NO INHERIT visits;
ALTER TABLE visits_2024 INHERIT visits;
