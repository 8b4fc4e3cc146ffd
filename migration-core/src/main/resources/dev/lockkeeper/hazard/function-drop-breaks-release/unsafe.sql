-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

CREATE FUNCTION gross(net integer) RETURNS integer LANGUAGE sql AS 'SELECT net * 2';
CREATE FUNCTION tax(net integer) RETURNS integer LANGUAGE sql AS 'SELECT net / 5';
CREATE FUNCTION net(gross integer) RETURNS integer LANGUAGE sql AS 'SELECT gross / 2';
CREATE FUNCTION share(of integer) RETURNS integer LANGUAGE sql AS 'SELECT of / 3';
CREATE EXTENSION pgcrypto;

-- V2__less.sql
-- expect function-drop-breaks-release
DROP FUNCTION gross(integer);
-- expect function-drop-breaks-release
ALTER FUNCTION net(integer) RENAME TO net_of;
-- expect function-drop-breaks-release
DROP FUNCTION tax(integer);
CREATE FUNCTION tax(net integer, percent integer) RETURNS integer LANGUAGE sql
  AS 'SELECT net * percent / 100';
-- expect function-drop-breaks-release
DROP FUNCTION share(integer);
CREATE FUNCTION share(of integer) RETURNS numeric LANGUAGE sql AS 'SELECT of / 3.0';
-- expect function-drop-breaks-release
DROP EXTENSION pgcrypto;
