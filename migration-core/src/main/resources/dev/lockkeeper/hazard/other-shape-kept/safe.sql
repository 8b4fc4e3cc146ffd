-- released: 1
-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status varchar(20), place text);

-- V2__as_it_is.sql
SET LOCAL lock_timeout = '2s';
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, status character varying(20));
ALTER TABLE orders ADD COLUMN IF NOT EXISTS place text;

-- V3__old_and_new_databases.sql
SET LOCAL lock_timeout = '2s';
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, status varchar(20), note text);
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;

-- V4__parcels.sql
CREATE TABLE IF NOT EXISTS parcels (id bigint PRIMARY KEY, weight integer);
