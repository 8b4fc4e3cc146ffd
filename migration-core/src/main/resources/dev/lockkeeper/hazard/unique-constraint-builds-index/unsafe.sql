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

-- V2__unique.sql
-- expect unique-constraint-builds-index
ALTER TABLE customers ADD CONSTRAINT customers_email_key UNIQUE (email);
-- expect unique-constraint-builds-index
ALTER TABLE members ADD CONSTRAINT members_key PRIMARY KEY USING INDEX members_key;
