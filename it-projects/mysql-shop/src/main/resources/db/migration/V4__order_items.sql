CREATE TABLE order_items (
  order_id    bigint NOT NULL,
  product_id  bigint NOT NULL,
  quantity    int NOT NULL,
  price_cents int NOT NULL,
  PRIMARY KEY (order_id, product_id),
  CONSTRAINT order_items_order FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
  CONSTRAINT order_items_product FOREIGN KEY (product_id) REFERENCES products (id)
);
