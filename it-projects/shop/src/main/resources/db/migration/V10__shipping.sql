ALTER TABLE orders ADD COLUMN shipped_at timestamptz;
ALTER TABLE orders
  ADD CONSTRAINT orders_shipped_after_placed CHECK (shipped_at >= placed_at);
