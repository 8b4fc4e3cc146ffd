--
-- PostgreSQL database dump
--

\restrict aZLjp0KTqjVGn5tDrxN3heSXsZ6InZz5CR4Dv3DAAkcReanQ5dBxn5Ezap4NHW1

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: shop; Type: DATABASE; Schema: -; Owner: app_owner
--

CREATE DATABASE shop WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = libc LOCALE = 'C.UTF-8';


ALTER DATABASE shop OWNER TO app_owner;

\unrestrict aZLjp0KTqjVGn5tDrxN3heSXsZ6InZz5CR4Dv3DAAkcReanQ5dBxn5Ezap4NHW1
\connect shop
\restrict aZLjp0KTqjVGn5tDrxN3heSXsZ6InZz5CR4Dv3DAAkcReanQ5dBxn5Ezap4NHW1

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: DATABASE shop; Type: COMMENT; Schema: -; Owner: app_owner
--

COMMENT ON DATABASE shop IS 'the shop';


--
-- Name: shop; Type: DATABASE PROPERTIES; Schema: -; Owner: app_owner
--

ALTER DATABASE shop SET statement_timeout TO '5s';


\unrestrict aZLjp0KTqjVGn5tDrxN3heSXsZ6InZz5CR4Dv3DAAkcReanQ5dBxn5Ezap4NHW1
\connect shop
\restrict aZLjp0KTqjVGn5tDrxN3heSXsZ6InZz5CR4Dv3DAAkcReanQ5dBxn5Ezap4NHW1

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: app; Type: SCHEMA; Schema: -; Owner: app_owner
--

CREATE SCHEMA app;


ALTER SCHEMA app OWNER TO app_owner;

--
-- Name: de; Type: COLLATION; Schema: app; Owner: postgres
--

CREATE COLLATION app.de (provider = icu, locale = 'de');


ALTER COLLATION app.de OWNER TO postgres;

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;


--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';


--
-- Name: hstore; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA public;


--
-- Name: EXTENSION hstore; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION hstore IS 'key; value
pairs';


--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


--
-- Name: pgcrypto; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;


--
-- Name: EXTENSION pgcrypto; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION pgcrypto IS 'cryptographic functions';


--
-- Name: postgres_fdw; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS postgres_fdw WITH SCHEMA public;


--
-- Name: EXTENSION postgres_fdw; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION postgres_fdw IS 'foreign-data wrapper for remote PostgreSQL servers';


--
-- Name: money_amount; Type: DOMAIN; Schema: app; Owner: app_owner
--

CREATE DOMAIN app.money_amount AS numeric(12,2)
	CONSTRAINT money_amount_check CHECK ((VALUE >= (0)::numeric));


ALTER DOMAIN app.money_amount OWNER TO app_owner;

--
-- Name: state; Type: TYPE; Schema: app; Owner: app_owner
--

CREATE TYPE app.state AS ENUM (
    'new',
    'it''s; paid'
);


ALTER TYPE app.state OWNER TO app_owner;

--
-- Name: add(integer, integer); Type: FUNCTION; Schema: app; Owner: app_owner
--

CREATE FUNCTION app.add(a integer, b integer DEFAULT 1) RETURNS integer
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT (a + b);
 SELECT (a + b);
END;


ALTER FUNCTION app.add(a integer, b integer) OWNER TO app_owner;

--
-- Name: clear(); Type: PROCEDURE; Schema: app; Owner: app_owner
--

CREATE PROCEDURE app.clear()
    LANGUAGE sql
    AS $$DELETE FROM app.orders; DELETE FROM app.customers$$;


ALTER PROCEDURE app.clear() OWNER TO app_owner;

--
-- Name: touch(); Type: FUNCTION; Schema: app; Owner: app_owner
--

CREATE FUNCTION app.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN NEW.total := NEW.total; RETURN NEW; END $$;


ALTER FUNCTION app.touch() OWNER TO app_owner;

--
-- Name: on_ddl(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.on_ddl() RETURNS event_trigger
    LANGUAGE plpgsql
    AS $$ BEGIN NULL; END $$;


ALTER FUNCTION public.on_ddl() OWNER TO postgres;

--
-- Name: summed(integer); Type: AGGREGATE; Schema: app; Owner: app_owner
--

CREATE AGGREGATE app.summed(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    INITCOND = '0'
);


ALTER AGGREGATE app.summed(integer) OWNER TO app_owner;

--
-- Name: ===; Type: OPERATOR; Schema: public; Owner: app_owner
--

CREATE OPERATOR public.=== (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer
);


ALTER OPERATOR public.=== (integer, integer) OWNER TO app_owner;

--
-- Name: other; Type: SERVER; Schema: -; Owner: postgres
--

CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw OPTIONS (
    dbname 'x',
    host 'nowhere'
);


ALTER SERVER other OWNER TO postgres;

--
-- Name: USER MAPPING app_reader SERVER other; Type: USER MAPPING; Schema: -; Owner: postgres
--

CREATE USER MAPPING FOR app_reader SERVER other OPTIONS (
    password 'p',
    "user" 'u'
);


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: customers; Type: TABLE; Schema: app; Owner: app_owner
--

CREATE TABLE app.customers (
    id bigint NOT NULL,
    email text,
    attrs public.hstore,
    born date,
    CONSTRAINT e CHECK ((email ~ '@'::text))
);


ALTER TABLE app.customers OWNER TO app_owner;

--
-- Name: customers_id_seq; Type: SEQUENCE; Schema: app; Owner: app_owner
--

ALTER TABLE app.customers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME app.customers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: events; Type: TABLE; Schema: app; Owner: app_owner
--

CREATE TABLE app.events (
    at timestamp with time zone NOT NULL,
    payload jsonb
)
PARTITION BY RANGE (at);


ALTER TABLE app.events OWNER TO app_owner;

--
-- Name: events_2026; Type: TABLE; Schema: app; Owner: app_owner
--

CREATE TABLE app.events_2026 (
    at timestamp with time zone NOT NULL,
    payload jsonb
);


ALTER TABLE app.events_2026 OWNER TO app_owner;

--
-- Name: far; Type: FOREIGN TABLE; Schema: app; Owner: postgres
--

CREATE FOREIGN TABLE app.far (
    id integer
)
SERVER other;


ALTER FOREIGN TABLE app.far OWNER TO postgres;

--
-- Name: orders; Type: TABLE; Schema: app; Owner: app_owner
--

CREATE TABLE app.orders (
    id bigint NOT NULL,
    customer_id bigint,
    s app.state DEFAULT 'new'::app.state,
    total app.money_amount,
    doubled numeric GENERATED ALWAYS AS (((total)::numeric * (2)::numeric)) STORED,
    during tstzrange
);


ALTER TABLE app.orders OWNER TO app_owner;

--
-- Name: TABLE orders; Type: COMMENT; Schema: app; Owner: app_owner
--

COMMENT ON TABLE app.orders IS 'x''; DROP TABLE y; --';


--
-- Name: open_orders; Type: VIEW; Schema: app; Owner: postgres
--

CREATE VIEW app.open_orders AS
 SELECT o.id,
    c.email
   FROM (app.orders o
     JOIN app.customers c ON ((c.id = o.customer_id)))
  WHERE (o.s = 'new'::app.state);


ALTER TABLE app.open_orders OWNER TO postgres;

--
-- Name: orders_id_seq; Type: SEQUENCE; Schema: app; Owner: app_owner
--

CREATE SEQUENCE app.orders_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE app.orders_id_seq OWNER TO app_owner;

--
-- Name: orders_id_seq; Type: SEQUENCE OWNED BY; Schema: app; Owner: app_owner
--

ALTER SEQUENCE app.orders_id_seq OWNED BY app.orders.id;


--
-- Name: totals; Type: MATERIALIZED VIEW; Schema: app; Owner: postgres
--

CREATE MATERIALIZED VIEW app.totals AS
 SELECT orders.customer_id,
    sum((orders.total)::numeric) AS sum
   FROM app.orders
  GROUP BY orders.customer_id
  WITH NO DATA;


ALTER TABLE app.totals OWNER TO postgres;

--
-- Name: u; Type: TABLE; Schema: app; Owner: postgres
--

CREATE UNLOGGED TABLE app.u (
    i integer
);


ALTER TABLE app.u OWNER TO postgres;

--
-- Name: events_2026; Type: TABLE ATTACH; Schema: app; Owner: app_owner
--

ALTER TABLE ONLY app.events ATTACH PARTITION app.events_2026 FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');


--
-- Name: orders id; Type: DEFAULT; Schema: app; Owner: app_owner
--

ALTER TABLE ONLY app.orders ALTER COLUMN id SET DEFAULT nextval('app.orders_id_seq'::regclass);


--
-- Name: 4711; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('4711');


ALTER LARGE OBJECT 4711 OWNER TO postgres;

--
-- Data for Name: customers; Type: TABLE DATA; Schema: app; Owner: app_owner
--

COPY app.customers (id, email, attrs, born) FROM stdin;
1	u1@x\t\\; \n.de	"a"=>"1"	2000-01-02
2	u2@x\t\\; \n.de	"a"=>"1"	2000-01-03
3	u3@x\t\\; \n.de	"a"=>"1"	2000-01-04
4	u4@x\t\\; \n.de	"a"=>"1"	2000-01-05
5	u5@x\t\\; \n.de	"a"=>"1"	2000-01-06
6	u6@x\t\\; \n.de	"a"=>"1"	2000-01-07
7	u7@x\t\\; \n.de	"a"=>"1"	2000-01-08
8	u8@x\t\\; \n.de	"a"=>"1"	2000-01-09
9	u9@x\t\\; \n.de	"a"=>"1"	2000-01-10
10	u10@x\t\\; \n.de	"a"=>"1"	2000-01-11
11	u11@x\t\\; \n.de	"a"=>"1"	2000-01-12
12	u12@x\t\\; \n.de	"a"=>"1"	2000-01-13
13	u13@x\t\\; \n.de	"a"=>"1"	2000-01-14
14	u14@x\t\\; \n.de	"a"=>"1"	2000-01-15
15	u15@x\t\\; \n.de	"a"=>"1"	2000-01-16
16	u16@x\t\\; \n.de	"a"=>"1"	2000-01-17
17	u17@x\t\\; \n.de	"a"=>"1"	2000-01-18
18	u18@x\t\\; \n.de	"a"=>"1"	2000-01-19
19	u19@x\t\\; \n.de	"a"=>"1"	2000-01-20
20	u20@x\t\\; \n.de	"a"=>"1"	2000-01-21
\.


--
-- Data for Name: events_2026; Type: TABLE DATA; Schema: app; Owner: app_owner
--

COPY app.events_2026 (at, payload) FROM stdin;
2026-05-05 00:00:00+00	{"a": "b\\\\nc"}
\.


--
-- Data for Name: orders; Type: TABLE DATA; Schema: app; Owner: app_owner
--

COPY app.orders (id, customer_id, s, total, during) FROM stdin;
1	1	new	1.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
2	2	new	2.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
3	3	new	3.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
4	4	new	4.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
5	5	new	5.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
6	6	new	6.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
7	7	new	7.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
8	8	new	8.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
9	9	new	9.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
10	10	new	10.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
11	11	new	11.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
12	12	new	12.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
13	13	new	13.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
14	14	new	14.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
15	15	new	15.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
16	16	new	16.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
17	17	new	17.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
18	18	new	18.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
19	19	new	19.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
20	20	new	20.00	["2026-11-26 16:12:10.10601+00","2026-11-27 16:12:10.10601+00")
\.


--
-- Data for Name: u; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY app.u (i) FROM stdin;
\.


--
-- Name: customers_id_seq; Type: SEQUENCE SET; Schema: app; Owner: app_owner
--

SELECT pg_catalog.setval('app.customers_id_seq', 20, true);


--
-- Name: orders_id_seq; Type: SEQUENCE SET; Schema: app; Owner: app_owner
--

SELECT pg_catalog.setval('app.orders_id_seq', 20, true);


--
-- Data for Name: BLOBS; Type: BLOBS; Schema: -; Owner: -
--

BEGIN;

SELECT pg_catalog.lo_open('4711', 131072);
SELECT pg_catalog.lowrite(0, '\x6c61726765206f626a656374');
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- Name: customers customers_email_key; Type: CONSTRAINT; Schema: app; Owner: app_owner
--

ALTER TABLE ONLY app.customers
    ADD CONSTRAINT customers_email_key UNIQUE (email);


--
-- Name: customers customers_pkey; Type: CONSTRAINT; Schema: app; Owner: app_owner
--

ALTER TABLE ONLY app.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);

ALTER TABLE app.customers CLUSTER ON customers_pkey;


--
-- Name: orders orders_customer_id_during_excl; Type: CONSTRAINT; Schema: app; Owner: app_owner
--

ALTER TABLE ONLY app.orders
    ADD CONSTRAINT orders_customer_id_during_excl EXCLUDE USING gist (customer_id WITH =, during WITH &&);


--
-- Name: orders orders_pkey; Type: CONSTRAINT; Schema: app; Owner: app_owner
--

ALTER TABLE ONLY app.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);


--
-- Name: orders_trgm; Type: INDEX; Schema: app; Owner: app_owner
--

CREATE INDEX orders_trgm ON app.customers USING gin (email public.gin_trgm_ops);


--
-- Name: st; Type: STATISTICS; Schema: app; Owner: app_owner
--

CREATE STATISTICS app.st (dependencies) ON customer_id, s FROM app.orders;


ALTER STATISTICS app.st OWNER TO app_owner;

--
-- Name: events_2026 no_delete; Type: RULE; Schema: app; Owner: app_owner
--

CREATE RULE no_delete AS
    ON DELETE TO app.events_2026 DO INSTEAD NOTHING;


--
-- Name: orders touch; Type: TRIGGER; Schema: app; Owner: app_owner
--

CREATE TRIGGER touch BEFORE UPDATE ON app.orders FOR EACH ROW EXECUTE FUNCTION app.touch();


--
-- Name: orders orders_customer_id_fkey; Type: FK CONSTRAINT; Schema: app; Owner: app_owner
--

ALTER TABLE ONLY app.orders
    ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE;


--
-- Name: orders mine; Type: POLICY; Schema: app; Owner: app_owner
--

CREATE POLICY mine ON app.orders FOR SELECT TO app_reader, "Weird Role" USING ((customer_id = (current_setting('app.me'::text))::bigint));


--
-- Name: orders; Type: ROW SECURITY; Schema: app; Owner: app_owner
--

ALTER TABLE app.orders ENABLE ROW LEVEL SECURITY;

--
-- Name: allpub; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION allpub FOR ALL TABLES WITH (publish = 'insert, update, delete, truncate');


ALTER PUBLICATION allpub OWNER TO postgres;

--
-- Name: pub; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION pub WITH (publish = 'insert');


ALTER PUBLICATION pub OWNER TO postgres;

--
-- Name: pub orders; Type: PUBLICATION TABLE; Schema: app; Owner: postgres
--

ALTER PUBLICATION pub ADD TABLE ONLY app.orders;


--
-- Name: sub; Type: SUBSCRIPTION; Schema: -; Owner: postgres
--

CREATE SUBSCRIPTION sub CONNECTION 'host=nowhere dbname=x' PUBLICATION p WITH (connect = false, slot_name = 'sub');


ALTER SUBSCRIPTION sub OWNER TO postgres;

--
-- Name: SCHEMA app; Type: ACL; Schema: -; Owner: app_owner
--

GRANT USAGE ON SCHEMA app TO app_reader;
GRANT USAGE ON SCHEMA app TO "Weird Role";


--
-- Name: TABLE customers; Type: ACL; Schema: app; Owner: app_owner
--

GRANT SELECT ON TABLE app.customers TO app_reader;


--
-- Name: TABLE events; Type: ACL; Schema: app; Owner: app_owner
--

GRANT SELECT ON TABLE app.events TO app_reader;


--
-- Name: TABLE events_2026; Type: ACL; Schema: app; Owner: app_owner
--

GRANT SELECT ON TABLE app.events_2026 TO app_reader;


--
-- Name: TABLE far; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.far TO app_reader;


--
-- Name: TABLE orders; Type: ACL; Schema: app; Owner: app_owner
--

GRANT SELECT ON TABLE app.orders TO app_reader;


--
-- Name: TABLE open_orders; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.open_orders TO app_reader;


--
-- Name: TABLE totals; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.totals TO app_reader;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: app; Owner: app_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE app_owner IN SCHEMA app GRANT SELECT ON TABLES  TO app_reader;


--
-- Name: ev; Type: EVENT TRIGGER; Schema: -; Owner: postgres
--

CREATE EVENT TRIGGER ev ON ddl_command_end
   EXECUTE FUNCTION public.on_ddl();


ALTER EVENT TRIGGER ev OWNER TO postgres;

--
-- Name: totals; Type: MATERIALIZED VIEW DATA; Schema: app; Owner: postgres
--

REFRESH MATERIALIZED VIEW app.totals;


--
-- PostgreSQL database dump complete
--

\unrestrict aZLjp0KTqjVGn5tDrxN3heSXsZ6InZz5CR4Dv3DAAkcReanQ5dBxn5Ezap4NHW1

