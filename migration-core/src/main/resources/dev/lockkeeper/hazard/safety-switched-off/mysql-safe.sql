-- V1__currencies.sql
CREATE TABLE currencies (
  code char(3) NOT NULL PRIMARY KEY,
  name varchar(50) NOT NULL,
  digits tinyint NOT NULL DEFAULT 2
);
INSERT INTO currencies (code, name, digits) VALUES ('JPY', 'Japanese yen', 0);

-- V2__euro.sql
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO';
INSERT INTO currencies (code, name) VALUES ('EUR', 'Euro') ON DUPLICATE KEY UPDATE code = code;
