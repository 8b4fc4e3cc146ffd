-- V1__currencies.sql
CREATE TABLE currencies (
  code char(3) NOT NULL PRIMARY KEY,
  name varchar(50) NOT NULL,
  digits tinyint NOT NULL DEFAULT 2
);
INSERT INTO currencies (code, name, digits) VALUES ('JPY', 'Japanese yen', 0);

-- V2__euro.sql
-- expect replace-deletes-rows
REPLACE INTO currencies (code, name) VALUES ('EUR', 'Euro'), ('SEK', 'Swedish krona');
