-- versions: 8.0.19-
-- V1__currencies.sql
CREATE TABLE currencies (
  code char(3) NOT NULL PRIMARY KEY,
  name varchar(50) NOT NULL,
  digits tinyint NOT NULL DEFAULT 2
);
INSERT INTO currencies (code, name, digits) VALUES ('JPY', 'Japanese yen', 0);

-- V2__euro.sql
INSERT INTO currencies (code, name) VALUES ('EUR', 'Euro'), ('JPY', 'Yen') AS fresh
  ON DUPLICATE KEY UPDATE name = fresh.name;
