-- Commits that it is pending, and waits for writers of the whole table.

-- middle: stopped-script-cannot-run-again (; ALTER TABLE events DETACH PARTITION events_2025 FINALIZE ends what it has begun)
-- after: stopped-script-cannot-run-again (relation "events_2025" is not a partition of relation "events")
ALTER TABLE events DETACH PARTITION events_2025 CONCURRENTLY;
