-- released: 1
-- V1__visits.sql
CREATE TABLE visits (id bigint NOT NULL, at date NOT NULL, page text);
CREATE TABLE visits_2024 (CHECK (at < '2025-01-01')) INHERITS (visits);
CREATE TABLE old_visits (id bigint NOT NULL, at date NOT NULL, page text);

-- V2__archive.sql
-- expect inheritance-change-hides-rows
ALTER TABLE visits_2024 NO INHERIT visits;
-- expect inheritance-change-hides-rows
ALTER TABLE old_visits INHERIT visits;
