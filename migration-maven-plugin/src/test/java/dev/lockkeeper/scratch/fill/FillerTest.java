package dev.lockkeeper.scratch.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FillerTest {

  private static final String SHOP =
      """
      CREATE TYPE order_state AS ENUM ('new', 'paid', 'shipped');
      CREATE TABLE customers (
        id bigserial PRIMARY KEY,
        email varchar(120) NOT NULL CHECK (email LIKE '%@%'),
        name text NOT NULL,
        born date CHECK (born > '1900-01-01'));
      CREATE UNIQUE INDEX customers_email ON customers (lower(email));
      CREATE TABLE products (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        sku char(8) NOT NULL UNIQUE CHECK (sku ~ '^[A-Z]{3}-[0-9]{4}$'),
        price numeric(10,2) NOT NULL CHECK (price > 0 AND price < 100000),
        weight real);
      CREATE TABLE orders (
        id bigserial PRIMARY KEY,
        customer_id bigint NOT NULL REFERENCES customers,
        state order_state NOT NULL DEFAULT 'new',
        placed_at timestamptz NOT NULL DEFAULT now(),
        shipped_at timestamptz,
        CHECK (shipped_at > placed_at),
        CHECK ((state = 'shipped') = (shipped_at IS NOT NULL)));
      CREATE INDEX orders_customer ON orders (customer_id);
      CREATE TABLE order_items (
        order_id bigint REFERENCES orders ON DELETE CASCADE,
        line smallint,
        product_id integer NOT NULL REFERENCES products,
        quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
        total numeric(12,2) GENERATED ALWAYS AS (quantity * 2) STORED,
        PRIMARY KEY (order_id, line));
      """;

  @Test
  void fillsAShopAndTheParentsOfWhatIsTouched() throws Exception {
    try (FilledDatabase shop = new FilledDatabase(SHOP).touching("order_items")) {
      shop.has("order_items", 2_000).has("orders", 100).has("customers", 100).has("products", 100);
      assertThat(shop.report().remarks()).isEmpty();
      assertThat(shop.number("SELECT count(DISTINCT product_id) FROM order_items"))
          .isGreaterThan(50);
      // lines begin again with each order
      assertThat(shop.number("SELECT max(line) FROM order_items")).isLessThan(25);
      assertThat(shop.number("SELECT count(DISTINCT state) FROM orders")).isEqualTo(3);
    }
  }

  @Test
  void movesSequencesOn() throws Exception {
    try (FilledDatabase shop = new FilledDatabase(SHOP).touching("orders", "products")) {
      shop.run("INSERT INTO orders (customer_id) VALUES (1)")
          .run("INSERT INTO products (sku, price) VALUES ('ZZZ-9999', 1)")
          .has("orders", 2_001)
          .has("products", 2_001);
    }
  }

  @Test
  void fillsATableAlikeEachTime() throws Exception {
    String digest = "SELECT md5(string_agg(o::text, ',' ORDER BY id)) FROM orders o";
    try (FilledDatabase one = new FilledDatabase(SHOP).touching("orders");
        FilledDatabase other = new FilledDatabase(SHOP).touching("orders")) {
      assertThat(one.column(digest)).isEqualTo(other.column(digest));
    }
  }

  @Test
  void knowsTheCommonTypes() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(
                """
                CREATE TYPE colour AS ENUM ('red', 'green');
                CREATE TYPE pair AS (x integer, y text);
                CREATE DOMAIN percent AS integer CHECK (VALUE BETWEEN 0 AND 100) NOT NULL;
                CREATE DOMAIN zip AS varchar(5) CHECK (VALUE ~ '^\\d{5}$');
                CREATE TABLE every_type (
                  a smallint NOT NULL, b integer NOT NULL, c bigint NOT NULL,
                  d numeric(5,2) NOT NULL, e numeric NOT NULL, e1 numeric(3,3) NOT NULL,
                  f real NOT NULL, g double precision NOT NULL, h money NOT NULL,
                  i text NOT NULL, j varchar(3) NOT NULL, k char(2) NOT NULL, l "char" NOT NULL,
                  m name NOT NULL, n uuid NOT NULL, o date NOT NULL, p timestamp(0) NOT NULL,
                  q timestamptz NOT NULL, r time NOT NULL, s timetz NOT NULL, t interval NOT NULL,
                  u json NOT NULL, v jsonb NOT NULL, w bytea NOT NULL, x inet NOT NULL,
                  y cidr NOT NULL, z macaddr NOT NULL, aa boolean NOT NULL, ab bit(4) NOT NULL,
                  ac varbit(7) NOT NULL, ad tsvector NOT NULL, ae int4range NOT NULL,
                  af tstzrange NOT NULL, ag daterange NOT NULL, ah colour NOT NULL,
                  ai percent, aj zip NOT NULL, ak integer[] NOT NULL, al text[] NOT NULL,
                  am colour[] NOT NULL, an timestamptz[] NOT NULL, ao pair NOT NULL,
                  ap point NOT NULL, aq polygon NOT NULL, ar xid8 NOT NULL, at pg_lsn NOT NULL,
                  au tsquery NOT NULL, av oid NOT NULL, aw jsonb[] NOT NULL, ax bit NOT NULL,
                  ay text COLLATE "C" NOT NULL, az varchar NOT NULL, ba int4multirange NOT NULL)
                """)
            .touching("every_type")) {
      filled.has("every_type", 2_000);
      assertThat(filled.report().remarks()).isEmpty();
    }
  }

  @Test
  void keepsRowsApartByKeysOfEveryKind() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(
                """
                CREATE TABLE users (id uuid PRIMARY KEY, login text UNIQUE NOT NULL);
                CREATE TABLE groups (id serial PRIMARY KEY, code varchar(6) UNIQUE);
                CREATE TABLE members (
                  user_id uuid REFERENCES users, group_id integer REFERENCES groups,
                  since date NOT NULL, PRIMARY KEY (user_id, group_id));
                CREATE TABLE profiles (
                  user_id uuid PRIMARY KEY REFERENCES users, bio text);
                CREATE TABLE bookings (
                  id serial PRIMARY KEY, room integer NOT NULL, during tstzrange NOT NULL,
                  EXCLUDE USING gist (during WITH &&));
                CREATE TABLE addresses (
                  id serial PRIMARY KEY, user_id uuid REFERENCES users, main boolean NOT NULL);
                CREATE UNIQUE INDEX one_main ON addresses (user_id) WHERE main;
                CREATE TABLE days (
                  id serial PRIMARY KEY, at timestamp NOT NULL);
                CREATE UNIQUE INDEX one_a_day ON days (date_trunc('day', at));
                """)
            .rows("users", 500)
            .touching("members", "bookings", "addresses", "days")) {
      filled.has("members", 2_000).has("bookings", 2_000).has("addresses", 2_000);
      filled.has("days", 2_000).has("users", 500);
      assertThat(filled.report().remarks()).isEmpty();
      assertThat(filled.number("SELECT count(DISTINCT group_id) FROM members")).isGreaterThan(50);
    }
  }

  @Test
  void givesOneToOneChildrenAsManyParents() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(
                """
                CREATE TABLE users (id bigint PRIMARY KEY);
                CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users);
                """)
            .touching("profiles")) {
      filled.has("profiles", 2_000).has("users", 2_000);
    }
  }

  @Test
  void fillsWhatAKeyHasRoomForAndSaysSo() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(
                """
                CREATE TYPE size AS ENUM ('s', 'm', 'l');
                CREATE TABLE flags (name boolean PRIMARY KEY);
                CREATE TABLE sizes (size size UNIQUE NOT NULL);
                CREATE TABLE kinds (kind text PRIMARY KEY CHECK (kind IN ('a', 'b')));
                """)
            .touching("flags", "sizes", "kinds")) {
      filled.has("flags", 2).has("sizes", 3).has("kinds", 2);
      assertThat(filled.report().remarks())
          .containsExactlyInAnyOrder(
              "flags: 2 rows instead of 2000, because name has no more different values",
              "sizes: 3 rows instead of 2000, because size has no more different values",
              "kinds: 2 rows instead of 2000, because kind has no more different values");
    }
  }

  @Test
  void fillsPartitionsByTheirBounds() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(
                """
                CREATE TABLE events (id bigserial, at timestamptz NOT NULL, PRIMARY KEY (id, at))
                  PARTITION BY RANGE (at);
                CREATE TABLE events_1 PARTITION OF events
                  FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
                CREATE TABLE events_2 PARTITION OF events
                  FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
                CREATE TABLE events_rest PARTITION OF events DEFAULT;
                CREATE TABLE sales (id integer, region text) PARTITION BY LIST (region);
                CREATE TABLE sales_eu PARTITION OF sales FOR VALUES IN ('de', 'fr');
                CREATE TABLE sales_us PARTITION OF sales FOR VALUES IN ('us')
                  PARTITION BY RANGE (id);
                CREATE TABLE sales_us_few PARTITION OF sales_us FOR VALUES FROM (5) TO (50);
                CREATE TABLE logs (id bigint PRIMARY KEY) PARTITION BY HASH (id);
                CREATE TABLE logs_0 PARTITION OF logs FOR VALUES WITH (MODULUS 2, REMAINDER 0);
                CREATE TABLE logs_1 PARTITION OF logs FOR VALUES WITH (MODULUS 2, REMAINDER 1);
                """)
            .touching("events_1", "sales", "logs")) {
      filled.has("events", 2_000).has("sales", 2_000).has("logs", 2_000).has("events_rest", 0);
      for (String part : new String[] {"events_1", "events_2", "sales_eu", "logs_0", "logs_1"}) {
        assertThat(filled.number("SELECT count(*) FROM " + part)).as(part).isGreaterThan(100);
      }
    }
  }

  @Test
  void followsReferencesToOneselfAndInCircles() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(
                """
                CREATE TABLE staff (
                  id serial PRIMARY KEY, boss integer REFERENCES staff, CHECK (boss <> id));
                CREATE TABLE folders (
                  id serial PRIMARY KEY, parent integer NOT NULL REFERENCES folders);
                CREATE TABLE teams (id serial PRIMARY KEY, lead integer);
                CREATE TABLE people (
                  id serial PRIMARY KEY, team integer NOT NULL REFERENCES teams);
                ALTER TABLE teams ADD FOREIGN KEY (lead) REFERENCES people;
                CREATE TABLE eggs (id serial PRIMARY KEY, hen integer NOT NULL);
                CREATE TABLE hens (id serial PRIMARY KEY, egg integer NOT NULL REFERENCES eggs);
                ALTER TABLE eggs ADD FOREIGN KEY (hen) REFERENCES hens;
                """)
            .touching("staff", "folders", "people", "eggs")) {
      filled.has("staff", 2_000).has("folders", 2_000).has("people", 2_000).has("eggs", 2_000);
      assertThat(filled.number("SELECT count(boss) FROM staff")).isGreaterThan(1_900);
    }
  }

  @Test
  void keepsRowsThatScriptsPutThere() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(
                """
                CREATE TABLE roles (id integer PRIMARY KEY, name text UNIQUE NOT NULL);
                INSERT INTO roles VALUES (1, 'admin'), (2, 'guest');
                CREATE TABLE countries (code char(2) PRIMARY KEY);
                INSERT INTO countries VALUES ('DE'), ('FR');
                CREATE TABLE people (
                  id serial PRIMARY KEY, role integer NOT NULL REFERENCES roles,
                  country char(2) NOT NULL REFERENCES countries);
                INSERT INTO people (role, country) VALUES (1, 'FR');
                """)
            .touching("people", "roles")) {
      filled.has("people", 2_000).has("roles", 2_000).has("countries", 2);
      assertThat(filled.column("SELECT name FROM roles WHERE id < 3 ORDER BY id"))
          .containsExactly("admin", "guest");
      // room for the next numbers that a script may choose itself
      filled.run("INSERT INTO roles VALUES (3, 'auditor')");
    }
  }

  @Test
  void keepsTenantsApart() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(
                """
                CREATE TABLE tenants (id serial PRIMARY KEY);
                CREATE TABLE users (id serial PRIMARY KEY,
                  tenant integer NOT NULL REFERENCES tenants, UNIQUE (tenant, id));
                CREATE TABLE goods (id serial, tenant integer REFERENCES tenants,
                  PRIMARY KEY (tenant, id));
                CREATE TABLE sales (id bigserial PRIMARY KEY, tenant integer NOT NULL,
                  buyer integer NOT NULL, good integer NOT NULL,
                  FOREIGN KEY (tenant) REFERENCES tenants,
                  FOREIGN KEY (tenant, buyer) REFERENCES users (tenant, id),
                  FOREIGN KEY (tenant, good) REFERENCES goods (tenant, id));
                """)
            .rows("tenants", 20)
            .touching("sales")) {
      filled.has("sales", 2_000);
      assertThat(filled.number("SELECT count(DISTINCT tenant) FROM sales")).isGreaterThan(10);
    }
  }

  @Test
  void putsIndexesAsideAndBuildsThemAgain() throws Exception {
    try (FilledDatabase shop = new FilledDatabase(SHOP).rows(30_000).touching("orders")) {
      shop.has("orders", 30_000);
      assertThat(shop.column("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisready"))
          .isEmpty();
      assertThat(shop.number("SELECT pg_relation_size('orders_customer')"))
          // entries of equal keys are packed, but none is less than the row's address
          .isGreaterThan(30_000 * 6);
      shop.run("SET enable_seqscan TO off");
      assertThat(shop.column("SELECT id FROM orders WHERE id = 29999")).containsExactly("29999");
    }
  }

  @Test
  void gathersStatisticsAndLeavesNoBloat() throws Exception {
    try (FilledDatabase shop = new FilledDatabase(SHOP).rows(30_000).touching("orders")) {
      assertThat(shop.column("SELECT reltuples::bigint FROM pg_class WHERE relname = 'orders'"))
          .containsExactly("30000");
      // 8 kB pages of rows of some 60 bytes
      assertThat(shop.number("SELECT pg_relation_size('orders') / 30000")).isBetween(50L, 90L);
    }
  }
}
