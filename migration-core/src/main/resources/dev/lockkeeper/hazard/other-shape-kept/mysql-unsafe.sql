-- released: 1
-- V1__orders.sql
CREATE TABLE orders (id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, status varchar(20));

-- V2__orders_again.sql
-- expect other-shape-kept
CREATE TABLE IF NOT EXISTS orders (id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, status varchar(20), note text);

-- V3__numbers.sql
-- expect other-shape-kept
CREATE TABLE IF NOT EXISTS orders (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, status varchar(20));
