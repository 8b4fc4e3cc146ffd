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

-- V2__a_word_once_a_script.sql
-- expect update-repeats-change
UPDATE orders SET total_cents = total_cents * 100 WHERE id = 7;

-- R__marks.sql
-- expect update-repeats-change
UPDATE orders SET note = note || ' (checked)' WHERE id = 7;
-- expect update-repeats-change
UPDATE orders SET note = concat(note, '.') WHERE id = 8;
-- expect update-repeats-change
UPDATE orders SET (total_cents, status) = (-total_cents, 'refunded') WHERE id = 9;
