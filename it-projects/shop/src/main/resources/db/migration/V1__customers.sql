CREATE TABLE customers (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email      varchar(254) NOT NULL UNIQUE,
  full_name  varchar(120) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
