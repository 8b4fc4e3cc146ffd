-- released: 1
-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

-- V2__marks.sql
UPDATE orders SET note = 'checked', status = lower(status) WHERE id = 7;

-- R__marks.sql
UPDATE orders SET note = note || ' (checked)' WHERE id = 7 AND note NOT LIKE '%(checked)';
UPDATE orders SET (total_cents, status) = (0, upper(status)) WHERE id = 9;
UPDATE orders SET note = concat(status, '.') WHERE id = 8;
