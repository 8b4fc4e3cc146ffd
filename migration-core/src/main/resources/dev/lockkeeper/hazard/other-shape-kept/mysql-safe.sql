-- released: 1
-- V1__orders.sql
CREATE TABLE orders (id bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY, Status varchar(20), place text);

-- V2__as_it_is.sql
CREATE TABLE IF NOT EXISTS orders (id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, status varchar(20));

-- V3__parcels.sql
CREATE TABLE IF NOT EXISTS parcels (id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, weight int);
