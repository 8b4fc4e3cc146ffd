-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
CREATE TABLE letters (id bigint PRIMARY KEY, body json);

-- V2__details.sql
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN details jsonb;
ALTER TABLE letters ADD COLUMN head json;
CREATE TABLE order_events (id bigint PRIMARY KEY, event json);
