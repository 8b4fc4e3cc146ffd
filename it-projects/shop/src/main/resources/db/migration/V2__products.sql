CREATE TYPE currency AS ENUM ('EUR', 'USD', 'GBP');

CREATE TABLE products (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sku         varchar(40) NOT NULL UNIQUE,
  title       text NOT NULL,
  price_cents integer NOT NULL CHECK (price_cents >= 0),
  currency    currency NOT NULL DEFAULT 'EUR'
);
