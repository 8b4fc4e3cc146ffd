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
CREATE TABLE visits (page text PRIMARY KEY, hits integer, marks text[] DEFAULT '{}', doc jsonb DEFAULT '{}');

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

-- R__visits.sql
-- expect update-repeats-change
INSERT INTO visits (page, hits) VALUES ('home', 10)
  ON CONFLICT (page) DO UPDATE SET hits = visits.hits + excluded.hits;
-- expect update-repeats-change
INSERT INTO visits AS v (page, hits) VALUES ('about', 1)
  ON CONFLICT (page) DO UPDATE SET hits = coalesce(v.hits, 0) + 1;
-- expect update-repeats-change
INSERT INTO visits (page, marks) VALUES ('home', '{new}')
  ON CONFLICT (page) DO UPDATE SET marks = visits.marks || excluded.marks;
-- expect update-repeats-change
INSERT INTO visits (page, doc) VALUES ('home', '[]')
  ON CONFLICT (page) DO UPDATE SET doc = visits.doc || '["seen"]';
