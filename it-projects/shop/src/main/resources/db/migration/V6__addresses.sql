CREATE TABLE addresses (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  street      text NOT NULL,
  postcode    varchar(12) NOT NULL,
  city        text NOT NULL,
  country     char(2) NOT NULL
);

CREATE INDEX addresses_customer_idx ON addresses (customer_id);
