-- after: survives
CREATE TABLE IF NOT EXISTS events_2027 (LIKE events INCLUDING ALL);

-- Waits for writers of the table that becomes a partition.
-- middle: survives
-- after: stopped-script-cannot-run-again ("events_2027" is already a partition)
ALTER TABLE events ATTACH PARTITION events_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');

-- middle: stopped-script-cannot-run-again ("events_2027" is already a partition)
-- after: stopped-script-cannot-run-again ("events_2027" is already a partition)
ALTER TABLE events DETACH PARTITION events_2025 CONCURRENTLY;
