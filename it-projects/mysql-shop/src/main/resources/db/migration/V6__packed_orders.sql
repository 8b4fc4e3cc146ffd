-- Orders are packed before they are sent.

ALTER TABLE orders
  MODIFY COLUMN status enum('new', 'paid', 'packed', 'sent', 'cancelled') NOT NULL DEFAULT 'new';
