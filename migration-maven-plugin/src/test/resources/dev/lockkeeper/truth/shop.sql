CREATE TABLE customers (
  id bigint PRIMARY KEY,
  email varchar(100) NOT NULL,
  name text,
  age int,
  score numeric(10,2),
  created_at timestamp,
  data json,
  ip cidr,
  code char(3),
  flags bit varying(5),
  at_noon time(3),
  stamp timestamp(3),
  tags varchar(10)[],
  big oid
);

CREATE UNIQUE INDEX customers_email_idx ON customers (email);

CREATE INDEX customers_lower_idx ON customers (lower(email));

CREATE INDEX customers_age_idx ON customers (age);

CREATE INDEX customers_named_idx ON customers (id) WHERE name IS NOT NULL;

CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id),
  status varchar(20) DEFAULT 'new',
  total numeric(10,2) CHECK (total >= 0),
  note text,
  ref uuid,
  late_id bigint
);

CREATE INDEX orders_customer_idx ON orders (customer_id);

CREATE UNIQUE INDEX orders_ref_idx ON orders (ref);

CREATE TABLE items (
  order_id bigint REFERENCES orders (id) ON DELETE CASCADE,
  line int,
  sku varchar(10) UNIQUE,
  PRIMARY KEY (order_id, line)
);

INSERT INTO customers (id, email, name, age) SELECT i, 'e' || i, 'n', i FROM generate_series(1, 5) i;

INSERT INTO orders (customer_id, total, ref, late_id) SELECT i, 1, gen_random_uuid(), i FROM generate_series(1, 5) i;

INSERT INTO items SELECT i, 1, 's' || i FROM generate_series(1, 5) i;

ALTER TABLE orders ADD CONSTRAINT orders_late_fkey FOREIGN KEY (late_id) REFERENCES customers (id) NOT VALID;

ALTER TABLE orders ADD CONSTRAINT orders_note_check CHECK (note <> '') NOT VALID;

-- statements

ALTER TABLE orders ADD COLUMN a int

ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text

ALTER TABLE orders ADD COLUMN a int DEFAULT 7

ALTER TABLE orders ADD COLUMN a int NOT NULL DEFAULT 7

ALTER TABLE orders ADD COLUMN a timestamptz DEFAULT now()

ALTER TABLE orders ADD COLUMN a timestamptz DEFAULT current_timestamp

ALTER TABLE orders ADD COLUMN a text DEFAULT upper('x')

ALTER TABLE orders ADD COLUMN a timestamptz DEFAULT clock_timestamp()

ALTER TABLE orders ADD COLUMN a double precision DEFAULT random()

ALTER TABLE orders ADD COLUMN a uuid DEFAULT gen_random_uuid()

ALTER TABLE orders ADD COLUMN a bigserial

ALTER TABLE orders ADD COLUMN a bigint GENERATED ALWAYS AS IDENTITY

ALTER TABLE orders ADD COLUMN a numeric GENERATED ALWAYS AS (total * 2) STORED

ALTER TABLE items ADD COLUMN a bigint REFERENCES customers (id)

ALTER TABLE items ADD COLUMN a bigint DEFAULT 1 REFERENCES customers (id)

ALTER TABLE orders ADD COLUMN a int UNIQUE

ALTER TABLE orders ADD COLUMN a int CHECK (a > 0)

ALTER TABLE orders ADD COLUMN a int DEFAULT 1 CHECK (a > 0)

ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b double precision DEFAULT random()

ALTER TABLE orders ADD COLUMN a int, VALIDATE CONSTRAINT orders_note_check

ALTER TABLE orders DROP COLUMN note

ALTER TABLE orders DROP COLUMN IF EXISTS nowhere

ALTER TABLE orders DROP COLUMN customer_id

ALTER TABLE orders DROP COLUMN id CASCADE

ALTER TABLE orders DROP COLUMN ref

ALTER TABLE orders RENAME COLUMN note TO remark

ALTER TABLE orders RENAME TO purchases

ALTER TABLE orders SET SCHEMA information_schema

ALTER TABLE customers ALTER COLUMN email TYPE text

ALTER TABLE customers ALTER COLUMN email TYPE varchar(200)

ALTER TABLE customers ALTER COLUMN email TYPE varchar(50)

ALTER TABLE customers ALTER COLUMN name TYPE varchar

ALTER TABLE customers ALTER COLUMN name TYPE varchar(10)

ALTER TABLE customers ALTER COLUMN score TYPE numeric(12,2)

ALTER TABLE customers ALTER COLUMN score TYPE numeric

ALTER TABLE customers ALTER COLUMN score TYPE numeric(12,3)

ALTER TABLE customers ALTER COLUMN score TYPE numeric(8,2)

ALTER TABLE customers ALTER COLUMN age TYPE bigint

ALTER TABLE customers ALTER COLUMN age TYPE bigint USING age::bigint

ALTER TABLE customers ALTER COLUMN age TYPE smallint

ALTER TABLE customers ALTER COLUMN age TYPE oid

ALTER TABLE customers ALTER COLUMN data TYPE jsonb

ALTER TABLE customers ALTER COLUMN ip TYPE inet

ALTER TABLE customers ALTER COLUMN code TYPE char(4)

ALTER TABLE customers ALTER COLUMN code TYPE text

ALTER TABLE customers ALTER COLUMN flags TYPE varbit(9)

ALTER TABLE customers ALTER COLUMN at_noon TYPE time(4)

ALTER TABLE customers ALTER COLUMN at_noon TYPE time(2)

ALTER TABLE customers ALTER COLUMN stamp TYPE timestamp

ALTER TABLE customers ALTER COLUMN created_at TYPE timestamp(6)

ALTER TABLE customers ALTER COLUMN created_at TYPE timestamp(3)

ALTER TABLE customers ALTER COLUMN created_at TYPE date

ALTER TABLE customers ALTER COLUMN created_at TYPE timestamptz

-- told: SET LOCAL TimeZone = 'Europe/Zurich'
ALTER TABLE customers ALTER COLUMN created_at TYPE timestamptz

-- told: SET LOCAL TIME ZONE 0
ALTER TABLE customers ALTER COLUMN created_at TYPE timestamptz

-- told: SET LOCAL TimeZone = 'Etc/UTC'
ALTER TABLE customers ALTER COLUMN created_at TYPE timestamptz(6)

-- told: SET TimeZone TO GMT
ALTER TABLE customers ALTER COLUMN stamp TYPE timestamptz

-- told: SELECT set_config('timezone', 'Etc/GMT', true)
ALTER TABLE customers ALTER COLUMN created_at TYPE timestamptz USING created_at::timestamptz

ALTER TABLE customers ALTER COLUMN created_at TYPE timestamptz(6)

ALTER TABLE customers ALTER COLUMN stamp TYPE timestamptz

ALTER TABLE customers ALTER COLUMN stamp TYPE timestamptz(3)

ALTER TABLE customers ALTER COLUMN created_at TYPE timestamptz USING CAST(created_at AS timestamptz)

ALTER TABLE customers ALTER COLUMN tags TYPE varchar(20)[]

ALTER TABLE customers ALTER COLUMN big TYPE bigint

ALTER TABLE customers ALTER COLUMN name TYPE text USING lower(name)

ALTER TABLE customers ALTER COLUMN name TYPE text USING name

ALTER TABLE customers ALTER COLUMN name TYPE text COLLATE "C"

ALTER TABLE customers ALTER COLUMN email TYPE varchar(100) COLLATE "C"

ALTER TABLE customers ALTER COLUMN id TYPE int

ALTER TABLE orders ALTER COLUMN customer_id TYPE int

ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2)

ALTER TABLE orders ALTER COLUMN status TYPE text, ALTER COLUMN note SET DEFAULT 'x'

ALTER TABLE orders ALTER COLUMN status SET NOT NULL

ALTER TABLE orders ALTER COLUMN customer_id SET NOT NULL

ALTER TABLE orders ALTER COLUMN customer_id DROP NOT NULL

ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'old'

ALTER TABLE orders ALTER COLUMN status DROP DEFAULT

ALTER TABLE orders ADD CONSTRAINT again FOREIGN KEY (customer_id) REFERENCES customers (id)

ALTER TABLE orders ADD CONSTRAINT again FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID

ALTER TABLE orders ADD CHECK (total < 1000)

ALTER TABLE orders ADD CONSTRAINT cheap CHECK (total < 1000) NOT VALID

ALTER TABLE orders ADD UNIQUE (ref)

ALTER TABLE orders ADD CONSTRAINT u UNIQUE USING INDEX orders_ref_idx

ALTER TABLE orders ADD CONSTRAINT e EXCLUDE USING btree (id WITH =)

ALTER TABLE orders VALIDATE CONSTRAINT orders_late_fkey

ALTER TABLE orders VALIDATE CONSTRAINT orders_note_check

ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check

ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey

ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey

ALTER TABLE orders DROP CONSTRAINT orders_total_check

ALTER TABLE orders DROP CONSTRAINT orders_pkey CASCADE

ALTER TABLE customers DROP CONSTRAINT customers_pkey CASCADE

ALTER TABLE items DROP CONSTRAINT items_sku_key

ALTER TABLE orders DROP CONSTRAINT IF EXISTS nowhere

ALTER TABLE orders RENAME CONSTRAINT orders_customer_id_fkey TO x

ALTER TABLE orders ALTER CONSTRAINT orders_customer_id_fkey DEFERRABLE

ALTER TABLE orders SET (fillfactor = 70)

ALTER TABLE orders RESET (fillfactor)

ALTER TABLE orders OWNER TO current_user

ALTER TABLE items SET UNLOGGED

ALTER TABLE orders ALTER COLUMN note SET STATISTICS 100

ALTER TABLE orders ALTER COLUMN note SET STORAGE EXTERNAL

ALTER TABLE orders ALTER COLUMN note SET (n_distinct = 5)

ALTER TABLE orders CLUSTER ON orders_pkey

ALTER TABLE orders SET WITHOUT CLUSTER

ALTER TABLE orders REPLICA IDENTITY FULL

ALTER TABLE orders ENABLE ROW LEVEL SECURITY

ALTER TABLE orders DISABLE TRIGGER ALL

ALTER TABLE orders ENABLE TRIGGER USER

CREATE INDEX ON orders (note)

CREATE UNIQUE INDEX x ON orders (id, note)

CREATE INDEX x ON orders (lower(note)) WHERE status = 'open'

CREATE INDEX IF NOT EXISTS orders_customer_idx ON orders (note)

CREATE INDEX x ON orders USING gin (to_tsvector('english', note))

CREATE INDEX CONCURRENTLY x ON orders (note)

CREATE UNIQUE INDEX CONCURRENTLY x ON orders (id)

DROP INDEX orders_customer_idx

DROP INDEX IF EXISTS orders_customer_idx

DROP INDEX IF EXISTS nowhere_idx

DROP INDEX CONCURRENTLY orders_customer_idx

DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx

ALTER INDEX orders_customer_idx RENAME TO x

REINDEX INDEX orders_customer_idx

REINDEX TABLE orders

REINDEX TABLE CONCURRENTLY orders

REINDEX INDEX CONCURRENTLY orders_customer_idx

CLUSTER orders USING orders_pkey

VACUUM orders

VACUUM FULL orders

VACUUM (ANALYZE) orders

ANALYZE orders

DROP TABLE items

DROP TABLE orders CASCADE

DROP TABLE customers CASCADE

DROP TABLE IF EXISTS items

DROP TABLE IF EXISTS nowhere

DROP TABLE items, orders

TRUNCATE items

TRUNCATE TABLE items, orders

TRUNCATE customers CASCADE

INSERT INTO orders (customer_id) VALUES (1)

INSERT INTO orders (id, customer_id) SELECT 100 + id, id FROM customers

INSERT INTO customers (id, email) VALUES (90, 'x') ON CONFLICT DO NOTHING

UPDATE orders SET status = 'x'

UPDATE orders SET status = 'x' WHERE id = 1

UPDATE orders SET customer_id = 2

UPDATE orders SET status = c.name FROM customers c WHERE c.id = orders.customer_id

DELETE FROM items

DELETE FROM items WHERE line = 1

DELETE FROM orders WHERE id = 3

DELETE FROM orders USING customers c WHERE c.id = customer_id AND c.age = 2

SELECT count(*) FROM orders

SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id

SELECT setval('orders_id_seq', 100)

LOCK TABLE orders

LOCK TABLE orders IN SHARE MODE

LOCK TABLE orders, items IN SHARE ROW EXCLUSIVE MODE

CREATE TABLE payments (id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id))

CREATE TABLE payments (id bigint, customer_id bigint, FOREIGN KEY (customer_id) REFERENCES customers (id))

CREATE TABLE IF NOT EXISTS orders (id bigint)

CREATE TABLE copied AS SELECT id FROM orders

CREATE TABLE plain (id bigint)

CREATE TABLE likewise (LIKE orders)

CREATE TABLE tree (id bigint PRIMARY KEY, parent bigint REFERENCES tree (id))

COMMENT ON TABLE orders IS 'x'

COMMENT ON COLUMN orders.id IS 'x'

GRANT SELECT ON orders TO public

CREATE TRIGGER t BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()

CREATE RULE r AS ON INSERT TO orders DO ALSO NOTHING

CREATE POLICY p ON orders

CREATE STATISTICS s ON status, total FROM orders

CREATE SEQUENCE s

ALTER SEQUENCE orders_id_seq RESTART

DROP SEQUENCE orders_id_seq CASCADE

CREATE VIEW v AS SELECT id FROM orders

CREATE MATERIALIZED VIEW m AS SELECT id FROM orders

CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'

CREATE EXTENSION IF NOT EXISTS plpgsql

SET lock_timeout = '2s'
