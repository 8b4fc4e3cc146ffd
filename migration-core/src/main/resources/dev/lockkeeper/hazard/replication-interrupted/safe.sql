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

-- V2__more.sql
ALTER PUBLICATION all_orders ADD TABLE customers;
CREATE PUBLICATION new_visits FOR TABLE visits WITH (publish = 'insert');
ALTER PUBLICATION all_orders ADD TABLE seats, halls;
CREATE TABLE clicks (at timestamptz NOT NULL, page text NOT NULL);
ALTER TABLE clicks REPLICA IDENTITY FULL;
ALTER PUBLICATION all_orders ADD TABLE clicks;
