ALTER TABLE orders
  ADD CONSTRAINT orders_status_known
  CHECK (status IN ('new', 'paid', 'packed', 'shipped', 'cancelled'));
