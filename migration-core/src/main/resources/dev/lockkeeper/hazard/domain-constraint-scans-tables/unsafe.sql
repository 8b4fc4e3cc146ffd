-- released: 1
-- V1__orders.sql
CREATE DOMAIN amount AS integer;
CREATE TABLE orders (id bigint PRIMARY KEY, total amount);

-- V2__amount.sql
-- expect domain-constraint-scans-tables
ALTER DOMAIN amount ADD CONSTRAINT amount_check CHECK (VALUE >= 0);
