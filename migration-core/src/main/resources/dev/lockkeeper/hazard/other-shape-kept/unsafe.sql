-- released: 1
-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status varchar(20));

-- V2__orders_again.sql
SET LOCAL lock_timeout = '2s';
-- expect other-shape-kept
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, status varchar(20), note text);
-- expect other-shape-kept
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, status text);

-- V3__parcels.sql
SET LOCAL lock_timeout = '2s';
CREATE TABLE parcels (id bigint PRIMARY KEY);
-- expect other-shape-kept
CREATE TABLE IF NOT EXISTS parcels (id bigint PRIMARY KEY, weight integer NOT NULL);

-- V4__status.sql
SET LOCAL lock_timeout = '2s';
-- expect other-shape-kept
ALTER TABLE orders ADD COLUMN IF NOT EXISTS status integer;
