-- V1__currencies.sql
CREATE TABLE currencies (
  code char(3) NOT NULL PRIMARY KEY,
  name varchar(50) NOT NULL,
  digits tinyint NOT NULL DEFAULT 2
);
INSERT INTO currencies (code, name, digits) VALUES ('JPY', 'Japanese yen', 0);

-- V2__euro.sql
-- expect ignored-errors-lose-rows
INSERT IGNORE INTO currencies (code, name) VALUES ('EUR', 'Euro'), ('JPY', 'Yen');
-- expect ignored-errors-lose-rows
UPDATE IGNORE currencies SET digits = 300 WHERE code = 'JPY';
