-- V1__currencies.sql
CREATE TABLE currencies (
  code char(3) NOT NULL PRIMARY KEY,
  name varchar(50) NOT NULL,
  digits tinyint NOT NULL DEFAULT 2
);
INSERT INTO currencies (code, name, digits) VALUES ('JPY', 'Japanese yen', 0);

-- V2__euro.sql
-- expect safety-switched-off
SET SESSION sql_mode = '';
-- expect safety-switched-off
SET SESSION sql_log_bin = 0;
-- expect safety-switched-off
SET unique_checks = 0;
INSERT INTO currencies (code, name) VALUES ('EUR', 'Euro') ON DUPLICATE KEY UPDATE code = code;
SET unique_checks = 1;
SET SESSION sql_log_bin = 1;
SET SESSION sql_mode = DEFAULT;
