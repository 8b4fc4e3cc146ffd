-- after: survives
ALTER TYPE state ADD VALUE IF NOT EXISTS 'void';

-- middle: survives
-- after: survives
UPDATE orders SET state = 'void' WHERE total > 60;
