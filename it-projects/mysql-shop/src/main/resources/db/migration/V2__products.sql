CREATE TABLE products (
  id          bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sku         varchar(40) NOT NULL,
  title       text NOT NULL,
  price_cents int NOT NULL,
  currency    enum('EUR', 'USD', 'GBP') NOT NULL DEFAULT 'EUR',
  UNIQUE KEY products_sku (sku),
  CONSTRAINT products_price CHECK (price_cents >= 0)
);
