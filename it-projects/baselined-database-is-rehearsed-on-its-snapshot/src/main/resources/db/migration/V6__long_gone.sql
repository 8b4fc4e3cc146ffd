-- Flyway never applies it where the baseline is 7
ALTER TABLE renamed_since ADD COLUMN x integer;
