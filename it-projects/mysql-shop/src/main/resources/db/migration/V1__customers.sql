CREATE TABLE customers (
  id         bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  email      varchar(254) NOT NULL,
  full_name  varchar(120) NOT NULL,
  created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE KEY customers_email (email)
);
