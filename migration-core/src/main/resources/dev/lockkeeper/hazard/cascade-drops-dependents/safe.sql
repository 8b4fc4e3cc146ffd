-- V1__orders.sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status varchar(20),
  total_cents integer NOT NULL,
  note varchar(100)
);

-- V2__tidy.sql
CREATE TABLE drafts (id bigint PRIMARY KEY, body text);
CREATE VIEW bodies AS SELECT body FROM drafts;
ALTER TABLE drafts DROP COLUMN body CASCADE;
DROP TABLE drafts CASCADE;
