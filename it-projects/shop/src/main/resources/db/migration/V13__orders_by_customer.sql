-- "My orders" has become slow: find them by customer.

CREATE INDEX orders_customer_idx ON orders (customer_id);
