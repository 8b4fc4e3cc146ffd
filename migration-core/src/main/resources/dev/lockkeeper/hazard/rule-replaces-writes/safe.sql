-- V1__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY, status varchar(20));
CREATE TABLE gone (id bigint);
CREATE VIEW paid_orders AS SELECT id FROM orders WHERE status = 'paid';

-- V2__note.sql
SET LOCAL lock_timeout = '3s';
CREATE RULE note_orders AS ON DELETE TO orders DO ALSO INSERT INTO gone VALUES (OLD.id);
CREATE RULE pay_orders AS ON INSERT TO paid_orders DO INSTEAD INSERT INTO orders VALUES (NEW.id, 'paid');
