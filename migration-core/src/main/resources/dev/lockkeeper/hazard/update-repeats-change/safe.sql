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
CREATE TABLE visits (page text PRIMARY KEY, hits integer, doc jsonb DEFAULT '{}');

-- V2__marks.sql
UPDATE orders SET note = 'checked', status = lower(status) WHERE id = 7;

-- R__marks.sql
UPDATE orders SET note = note || ' (checked)' WHERE id = 7 AND note NOT LIKE '%(checked)';
UPDATE orders SET (total_cents, status) = (0, upper(status)) WHERE id = 9;
UPDATE orders SET note = concat(status, '.') WHERE id = 8;
UPDATE orders o SET total_cents = n.id + 1 FROM customers n WHERE n.id = o.customer_id AND o.id = 10;

-- R__visits.sql
INSERT INTO visits (page, hits) VALUES ('home', 10)
  ON CONFLICT (page) DO UPDATE SET hits = excluded.hits + 0;
INSERT INTO visits (page, hits) VALUES ('about', 1)
  ON CONFLICT (page) DO UPDATE SET hits = greatest(visits.hits, excluded.hits);
INSERT INTO visits AS v (page, hits) VALUES ('help', 10)
  ON CONFLICT (page) DO UPDATE SET hits = v.hits + excluded.hits WHERE v.hits < 10;
INSERT INTO visits AS v (page, doc) VALUES ('home', '{"new": true}')
  ON CONFLICT (page) DO UPDATE SET doc = v.doc || excluded.doc;
