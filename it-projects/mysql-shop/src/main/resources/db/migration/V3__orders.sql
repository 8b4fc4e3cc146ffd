CREATE TABLE orders (
  id          bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id bigint NOT NULL,
  status      enum('new', 'paid', 'sent', 'cancelled') NOT NULL DEFAULT 'new',
  total_cents bigint NOT NULL DEFAULT 0,
  placed_at   timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id)
);
