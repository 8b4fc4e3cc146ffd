-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);
CREATE TABLE members (team_id bigint, person_id bigint);
CREATE UNIQUE INDEX members_key ON members (team_id, person_id);
CREATE TABLE visits (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE visits_2026 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- V2__unique.sql
-- expect unique-constraint-builds-index
ALTER TABLE customers ADD CONSTRAINT customers_email_key UNIQUE (email);
-- expect unique-constraint-builds-index
ALTER TABLE members ADD CONSTRAINT members_key PRIMARY KEY USING INDEX members_key;
-- expect unique-constraint-builds-index
ALTER TABLE visits ADD CONSTRAINT visits_pkey PRIMARY KEY (id, at);
