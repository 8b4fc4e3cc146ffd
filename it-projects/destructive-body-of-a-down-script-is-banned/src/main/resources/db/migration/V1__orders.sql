CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(50));

CREATE FUNCTION purge_orders() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM orders;
END
$$;
