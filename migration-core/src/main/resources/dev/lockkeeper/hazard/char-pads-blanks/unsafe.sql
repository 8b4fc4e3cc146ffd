-- V1__orders.sql
-- expect char-pads-blanks
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  reference char(12) NOT NULL
);
