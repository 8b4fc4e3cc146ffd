-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status text);

-- V2__details.sql
SET LOCAL lock_timeout = '2s';
-- expect json-column-breaks-distinct
ALTER TABLE orders ADD COLUMN details json;
