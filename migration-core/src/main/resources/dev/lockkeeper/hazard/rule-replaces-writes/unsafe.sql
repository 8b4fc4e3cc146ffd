-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status varchar(20));

-- V2__keep.sql
SET LOCAL lock_timeout = '3s';
-- expect rule-replaces-writes
CREATE RULE keep_orders AS ON DELETE TO orders DO INSTEAD NOTHING;
-- expect rule-replaces-writes
CREATE OR REPLACE RULE hide_orders AS ON DELETE TO orders WHERE OLD.status = 'paid'
  DO INSTEAD UPDATE orders SET status = 'gone' WHERE id = OLD.id;
