CREATE INDEX customers_nick_idx ON customers (nick);
