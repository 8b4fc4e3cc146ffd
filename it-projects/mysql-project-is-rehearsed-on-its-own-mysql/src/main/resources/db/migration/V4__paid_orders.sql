SET SESSION lock_wait_timeout = 5;
ALTER TABLE orders MODIFY COLUMN status enum('new', 'sent', 'paid') NOT NULL DEFAULT 'new', ALGORITHM=INSTANT;
