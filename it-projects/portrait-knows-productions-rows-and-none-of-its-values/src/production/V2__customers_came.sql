INSERT INTO orders SELECT i, 'let-me-out-' || i % 7 FROM generate_series(1, 2000) i;
ANALYZE orders;
