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
CREATE TABLE payments (
  id serial PRIMARY KEY,
  order_id bigint NOT NULL,
  attempts smallint DEFAULT 1
);
CREATE TABLE visits (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, page text, seen timestamp);
CREATE TABLE carriers (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE parcels (
  id bigint PRIMARY KEY,
  carrier_id integer REFERENCES carriers (id),
  grams integer CHECK (grams > 0)
);
CREATE INDEX parcels_grams_idx ON parcels (carrier_id, grams);
CREATE TYPE letter AS (id bigint, weight_g integer);
CREATE TABLE letters OF letter;

-- V2__wider.sql
-- expect type-change-rewrites-table
ALTER TABLE orders ALTER COLUMN total_cents TYPE bigint;
-- expect type-change-breaks-release, type-change-rewrites-table
ALTER TABLE orders ALTER COLUMN note SET DATA TYPE varchar(50);

-- V3__more_payments.sql
-- expect type-change-rewrites-table
ALTER TABLE payments ALTER COLUMN id TYPE bigint;
-- expect type-change-rewrites-table
ALTER TABLE payments ALTER COLUMN attempts TYPE integer;

-- V4__more_carriers.sql
-- expect type-change-rewrites-table
ALTER TABLE carriers ALTER COLUMN id TYPE bigint;

-- V5__more_visits.sql
-- expect type-change-rewrites-table
ALTER TABLE visits ALTER COLUMN id TYPE bigint;

-- V6__heavy_parcels.sql
-- expect type-change-rewrites-table
ALTER TABLE parcels ALTER COLUMN grams TYPE bigint;

-- V7__heavier_letters.sql
-- expect type-change-rewrites-table
ALTER TYPE letter ALTER ATTRIBUTE weight_g TYPE bigint CASCADE;

-- V8__moments.sql
-- expect type-change-breaks-release, type-change-rewrites-table
ALTER TABLE visits ALTER COLUMN seen TYPE timestamptz USING seen AT TIME ZONE 'UTC';
