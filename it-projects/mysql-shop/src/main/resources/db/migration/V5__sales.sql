CREATE VIEW sales AS
  SELECT product_id, sum(quantity) AS sold, sum(quantity * price_cents) AS revenue_cents
  FROM order_items
  GROUP BY product_id;
