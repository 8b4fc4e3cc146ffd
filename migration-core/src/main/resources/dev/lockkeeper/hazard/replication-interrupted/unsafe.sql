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
CREATE TABLE visits (at timestamptz NOT NULL, page text NOT NULL);
CREATE TABLE seats (id bigint NOT NULL, place text NOT NULL, CONSTRAINT seats_pk PRIMARY KEY (id));
CREATE TABLE halls (id bigint NOT NULL, name text NOT NULL);
CREATE UNIQUE INDEX halls_id_idx ON halls (id);
ALTER TABLE halls REPLICA IDENTITY USING INDEX halls_id_idx;

CREATE PUBLICATION all_orders FOR TABLE orders;
CREATE PUBLICATION theatre FOR TABLE seats, halls;

-- V2__no_more.sql
-- expect replication-interrupted
ALTER TABLE orders REPLICA IDENTITY NOTHING;
-- expect replication-interrupted
ALTER TABLE customers REPLICA IDENTITY NOTHING;
-- expect replication-interrupted
ALTER PUBLICATION all_orders DROP TABLE orders;
-- expect replication-interrupted
DROP PUBLICATION all_orders;

-- V3__visits.sql
-- expect replication-interrupted
CREATE PUBLICATION statistics FOR TABLE visits;
-- expect replication-interrupted, unique-drop-breaks-upserts
ALTER TABLE seats DROP CONSTRAINT seats_pk;
-- expect replication-interrupted
ALTER TABLE halls REPLICA IDENTITY DEFAULT;
