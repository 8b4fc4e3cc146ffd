-- Orders are packed before they are sent: a new value goes to the end of the list.

SET SESSION lock_wait_timeout = 5;

ALTER TABLE orders
  MODIFY COLUMN status enum('new', 'paid', 'sent', 'cancelled', 'packed') NOT NULL DEFAULT 'new',
  ALGORITHM=INSTANT;
