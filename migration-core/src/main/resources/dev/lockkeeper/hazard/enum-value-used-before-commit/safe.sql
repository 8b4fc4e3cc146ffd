-- released: 1
-- V1__orders.sql
CREATE TYPE order_status AS ENUM ('open', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, status order_status NOT NULL);

-- V2__returned.sql
ALTER TYPE order_status ADD VALUE 'returned';

-- V3__returned_by_default.sql
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'returned';
