-- V1__orders.sql
CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  quantity integer NOT NULL
);

CREATE TABLE order_lines (
  order_id bigint,
  line smallint,
  PRIMARY KEY (order_id, line)
);
