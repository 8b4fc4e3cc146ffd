-- released: 1
-- V1__orders.sql
CREATE DOMAIN amount AS integer;
CREATE TABLE orders (id bigint PRIMARY KEY, total amount);

-- V2__amount.sql
ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;

-- V3__validate_amount.sql
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;
