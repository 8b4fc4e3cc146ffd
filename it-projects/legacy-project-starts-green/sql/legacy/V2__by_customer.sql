CREATE INDEX ${how} orders_customer_idx ON orders (customer_id);
