CREATE TABLE orders (
  id integer PRIMARY KEY,
  total numeric(10,2),
  note varchar(50),
  placed date,
  seen timestamp(3),
  code char(4),
  tags text[]
);
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE FUNCTION purge_orders() RETURNS void LANGUAGE sql AS $$ DELETE FROM orders; $$;
CREATE FUNCTION purge_all() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM purge_orders(); END $$;
CREATE FUNCTION order_count() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM orders $$;
CREATE FUNCTION again() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM again(); END $$;
CREATE PROCEDURE tidy() LANGUAGE sql AS $$ TRUNCATE orders $$;
CREATE PROCEDURE settle() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;
