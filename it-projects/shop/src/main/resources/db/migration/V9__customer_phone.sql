ALTER TABLE customers ADD COLUMN phone varchar(30);
COMMENT ON COLUMN customers.phone IS 'as the customer wrote it';
