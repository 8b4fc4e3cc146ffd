ALTER TABLE customers
  DROP COLUMN phone;
DELETE FROM audit WHERE kind = 'phone';
