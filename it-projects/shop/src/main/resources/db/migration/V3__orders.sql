CREATE TABLE orders (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id),
  status      varchar(20) NOT NULL DEFAULT 'new',
  total_cents bigint NOT NULL DEFAULT 0,
  placed_at   timestamptz NOT NULL DEFAULT now()
);
