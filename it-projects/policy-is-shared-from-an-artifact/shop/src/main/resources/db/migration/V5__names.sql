ALTER TABLE customers RENAME COLUMN nick TO nickname;
