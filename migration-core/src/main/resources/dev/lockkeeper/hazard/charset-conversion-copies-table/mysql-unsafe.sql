-- V1__customers.sql
CREATE TABLE customers (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(100) NOT NULL
) DEFAULT CHARACTER SET latin1;

-- V2__utf8.sql
-- expect charset-conversion-copies-table
ALTER TABLE customers CONVERT TO CHARACTER SET utf8mb4;
