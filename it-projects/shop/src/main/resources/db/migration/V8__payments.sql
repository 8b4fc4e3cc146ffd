CREATE TABLE payments (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id     bigint NOT NULL REFERENCES orders (id),
  provider     varchar(30) NOT NULL,
  amount_cents bigint NOT NULL CHECK (amount_cents > 0),
  captured_at  timestamptz,
  details      jsonb NOT NULL DEFAULT '{}'
);

CREATE INDEX payments_order_idx ON payments (order_id);
