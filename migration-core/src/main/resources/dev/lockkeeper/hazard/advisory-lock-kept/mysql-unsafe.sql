-- released: 1
-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status varchar(20));

-- V2__one_at_a_time.sql
-- expect advisory-lock-kept
SELECT GET_LOCK('orders', 10);
UPDATE orders SET status = 'new' WHERE id = 42;
