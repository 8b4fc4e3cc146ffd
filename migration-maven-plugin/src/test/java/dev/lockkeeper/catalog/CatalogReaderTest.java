package dev.lockkeeper.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Domain;
import dev.lockkeeper.schema.EnumType;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.SequenceUse;
import dev.lockkeeper.schema.TableShape;
import dev.lockkeeper.schema.View;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

final class CatalogReaderTest {

  private static final Table ORDERS = Table.of("orders");

  @Test
  void readsColumnsWithTypesDefaultsAndGeneration() throws Exception {
    TableShape table =
        read("""
                CREATE TYPE state AS ENUM ('new', 'paid');
                CREATE TABLE orders (
                  id bigserial PRIMARY KEY,
                  number integer GENERATED ALWAYS AS IDENTITY,
                  total numeric(10,2) NOT NULL DEFAULT 0,
                  gross numeric(12,2) GENERATED ALWAYS AS (total * 1.19) STORED,
                  at timestamp(3) with time zone DEFAULT now(),
                  state state NOT NULL,
                  dropped integer,
                  grid integer[][],
                  "Mixed Case" character varying(20) COLLATE "C");
                ALTER TABLE orders DROP COLUMN dropped;
                """)
            .table(ORDERS)
            .orElseThrow();
    assertThat(table.columns())
        .extracting(
            Column::name,
            column -> column.type().toString(),
            Column::notNull,
            column -> column.defaultValue().map(Object::toString).orElse(""),
            Column::generation)
        .containsExactly(
            row("id", "bigint", true, "nextval('orders_id_seq'::regclass)", "SERIAL"),
            row("number", "integer", true, "", "IDENTITY"),
            row("total", "numeric(10,2)", true, "0", "NONE"),
            row("gross", "numeric(12,2)", false, "(total * 1.19)", "STORED"),
            row("at", "timestamp(3) with time zone", false, "now()", "NONE"),
            row("state", "state", true, "", "NONE"),
            row("grid", "integer[][]", false, "", "NONE"),
            row("Mixed Case", "character varying(20)", false, "", "NONE"));
    assertThat(table.column("at").orElseThrow().defaultValue().orElseThrow().functions())
        .containsExactly("now");
    assertThat(table.column("Mixed Case").orElseThrow().type().collation()).contains("C");
    assertThat(table.column("state").orElseThrow().type()).isEqualTo(ColumnType.of("state"));
  }

  private static Tuple row(
      String name, String type, boolean notNull, String defaultValue, String generation) {
    return Tuple.tuple(name, type, notNull, defaultValue, Column.Generation.valueOf(generation));
  }

  @Test
  void readsConstraintsInTheOrderOfTheirKeys() throws Exception {
    Schema schema =
        read(
            """
            CREATE TABLE customers (b integer, a integer, UNIQUE (a, b));
            CREATE TABLE orders (
              id integer CONSTRAINT orders_key PRIMARY KEY DEFERRABLE,
              x integer CONSTRAINT positive CHECK (x > 0),
              y integer,
              during int4range,
              CONSTRAINT once EXCLUDE USING gist (during WITH &&)
                INITIALLY DEFERRED,
              CONSTRAINT buyer FOREIGN KEY (y, x) REFERENCES customers (a, b)
                ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
            ALTER TABLE orders ADD CONSTRAINT later CHECK (x < y) NOT VALID;
            """);
    TableShape orders = schema.table(ORDERS).orElseThrow();
    assertThat(orders.constraints())
        .extracting(c -> c.kind() + " " + c.name().orElseThrow() + " " + c.columns())
        .containsExactlyInAnyOrder(
            "PRIMARY_KEY orders_key [id]",
            "CHECK positive [x]",
            "CHECK later [x, y]",
            "EXCLUSION once [during]",
            "FOREIGN_KEY buyer [y, x]");
    assertThat(orders.constraint("buyer").flatMap(Constraint::references))
        .contains(
            new Constraint.Reference(
                Table.of("customers"), List.of("a", "b"), "ON DELETE CASCADE"));
    assertThat(orders.constraints())
        .filteredOn(c -> c.deferral() != Constraint.Deferral.NOT_DEFERRABLE)
        .extracting(c -> c.name().orElseThrow() + " " + c.deferral())
        .containsExactlyInAnyOrder(
            "orders_key DEFERRABLE", "once INITIALLY_DEFERRED", "buyer INITIALLY_DEFERRED");
    assertThat(orders.constraint("later").orElseThrow().notValid()).isTrue();
    assertThat(orders.constraint("positive").orElseThrow().notValid()).isFalse();
    assertThat(orders.constraint("positive").orElseThrow().expression())
        .hasValueSatisfying(check -> assertThat(check.sql()).isEqualTo("(x > 0)"));
  }

  @Test
  void readsIndexesWithTheirKeysAndWhetherTheyAreOfUse() throws Exception {
    Schema schema =
        read(
            """
            CREATE TABLE orders (id integer PRIMARY KEY, email text, "At" date);
            CREATE UNIQUE INDEX one_mail ON orders (lower(email), "At" DESC) INCLUDE (id);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'one_mail'::regclass;
            """);
    assertThat(schema.index(Table.of("one_mail")))
        .contains(new Index("one_mail", ORDERS, List.of("lower(email)", "\"At\""), true, false));
    assertThat(schema.index(Table.of("orders_pkey")))
        .contains(new Index("orders_pkey", ORDERS, List.of("id"), true, true));
  }

  @Test
  void readsPartitionsAndTheirKeysWithoutShadows() throws Exception {
    Schema schema =
        read(
            """
            CREATE TABLE events (id integer, at date, PRIMARY KEY (id, at))
              PARTITION BY RANGE (at);
            CREATE TABLE events_2026 PARTITION OF events
              FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            CREATE TABLE notes (event integer, at date,
              CONSTRAINT about FOREIGN KEY (event, at) REFERENCES events);
            """);
    assertThat(schema.table(Table.of("events_2026")).orElseThrow().partitionOf())
        .contains(Table.of("events"));
    assertThat(schema.table(Table.of("events")).orElseThrow().partitionOf()).isEmpty();
    assertThat(schema.table(Table.of("notes")).orElseThrow().constraints())
        .extracting(c -> c.name().orElseThrow())
        .containsExactly("about");
  }

  @Test
  void givesSchemasButTheDefaultOneAndLeavesOutWhatIsNotTheUsers() throws Exception {
    Schema schema =
        read(
            """
            CREATE SCHEMA app;
            CREATE SCHEMA "Odd.One";
            CREATE TYPE app.state AS ENUM ('on');
            CREATE TABLE app.things (state app.state);
            CREATE TABLE "Odd.One"."Table" ();
            CREATE TEMPORARY TABLE passing (id integer);
            CREATE VIEW looks AS SELECT 1 AS one;
            SET search_path TO app, public;
            """);
    assertThat(schema.tables())
        .extracting(TableShape::table)
        .containsExactlyInAnyOrder(Table.of("app", "things"), Table.of("Odd.One", "Table"));
    assertThat(schema.table(Table.of("Odd.One", "Table")).orElseThrow().columns()).isEmpty();
    // the spelling does not depend on the session's search path
    assertThat(schema.table(Table.of("app", "things")).orElseThrow().columns().get(0).type())
        .hasToString("app.state");
  }

  @Test
  void readsViewsEnumsDomainsAndSequences() throws Exception {
    Schema schema =
        read(
            """
            CREATE TYPE state AS ENUM ('paid');
            ALTER TYPE state ADD VALUE 'new' BEFORE 'paid';
            CREATE TYPE nothing AS ENUM ();
            CREATE DOMAIN code AS varchar(8) DEFAULT 'x' NOT NULL
              CONSTRAINT filled CHECK (VALUE <> '');
            CREATE SEQUENCE free;
            CREATE TABLE orders (
              id bigint GENERATED ALWAYS AS IDENTITY, n serial,
              m bigint GENERATED BY DEFAULT AS IDENTITY);
            CREATE VIEW simple AS SELECT id FROM orders;
            CREATE VIEW counted AS SELECT count(*)::int AS "How many" FROM orders;
            CREATE MATERIALIZED VIEW kept AS SELECT NULL::varchar(3)[] AS a;
            """);
    assertThat(schema.objects())
        .extracting(object -> object.kind() + " " + object.name())
        .containsExactlyInAnyOrder(
            "DOMAIN code",
            "SEQUENCE free",
            "SEQUENCE orders_id_seq",
            "SEQUENCE orders_m_seq",
            "SEQUENCE orders_n_seq",
            "TYPE nothing",
            "TYPE state",
            "VIEW counted",
            "VIEW simple",
            "MATERIALIZED_VIEW kept");
    assertThat(detail(schema, "state")).isEqualTo(new EnumType(List.of("new", "paid")));
    assertThat(detail(schema, "nothing")).isEqualTo(new EnumType(List.of()));
    assertThat(detail(schema, "orders_id_seq")).isEqualTo(new SequenceUse(ORDERS, "id", true));
    assertThat(detail(schema, "orders_m_seq")).isEqualTo(new SequenceUse(ORDERS, "m", false));
    assertThat(detail(schema, "orders_n_seq")).isEqualTo(new SequenceUse(ORDERS, "n", false));
    assertThat(schema.object(Table.of("free")).orElseThrow().detail()).isEmpty();
    assertThat(shown(schema, "simple")).isEqualTo("true id bigint");
    assertThat(shown(schema, "counted")).isEqualTo("false How many integer");
    assertThat(shown(schema, "kept")).isEqualTo("false a character varying(3)[]");
    Domain code = (Domain) detail(schema, "code");
    assertThat(code.base()).isEqualTo(ColumnType.of("character varying", "8"));
    assertThat(code.notNull()).isTrue();
    assertThat(code.defaultValue()).isPresent();
    assertThat(code.checks())
        .extracting(check -> check.name().orElseThrow() + " " + check.expression().orElseThrow())
        .containsExactly("filled ((VALUE)::text <> ''::text)");
  }

  private static SchemaObject.Detail detail(Schema schema, String name) {
    return schema.object(Table.of(name)).orElseThrow().detail().orElseThrow();
  }

  private static String shown(Schema schema, String name) {
    View view = (View) detail(schema, name);
    Column column = view.columns().get(0);
    return view.writable() + " " + column.name() + " " + column.type();
  }

  @Test
  void readsTheConditionOfAPartialIndex() throws Exception {
    Schema schema =
        read(
            """
            CREATE TABLE orders (id integer, state text);
            CREATE UNIQUE INDEX one_open ON orders (id) WHERE state = 'open';
            """);
    assertThat(schema.index(Table.of("one_open")).orElseThrow().where().orElseThrow().sql())
        .isEqualTo("(state = 'open'::text)");
  }

  @Test
  void leavesTheSearchPathAsItWas() throws Exception {
    try (Connection connection = TestServer.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO pg_temp, \"Own\", public");
      CatalogReader.read(connection);
      try (var row = statement.executeQuery("SHOW search_path")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("pg_temp, \"Own\", public");
      }
    }
  }

  @Test
  void readsManyTablesInAMoment() throws Exception {
    try (Connection connection = TestServer.database().connect();
        Statement statement = connection.createStatement()) {
      long begun = System.nanoTime();
      statement.execute(
          """
          DO $$ BEGIN FOR i IN 1..250 LOOP
            EXECUTE format('CREATE TABLE t%s (id bigint PRIMARY KEY, a integer REFERENCES t%s,
              b text UNIQUE, c date CHECK (c > ''2000-01-01''), d numeric(9,2) DEFAULT 0)',
              i, greatest(1, i - 1));
          END LOOP; END $$
          """);
      Duration made = Duration.ofNanos(System.nanoTime() - begun);
      List<Duration> taken = new ArrayList<>();
      for (int i = 0; i < 50 && (i < 5 || Collections.min(taken).compareTo(made) >= 0); i++) {
        long start = System.nanoTime();
        Schema schema = CatalogReader.read(connection);
        taken.add(Duration.ofNanos(System.nanoTime() - start));
        assertThat(schema.tables()).hasSize(250);
        assertThat(schema.indexes()).hasSize(500);
      }
      // a seventh of it, whatever the machine; the best of many, since others may be at work
      assertThat(Collections.min(taken)).as("made in %s", made).isLessThan(made);
    }
  }

  private static Schema read(String sql) throws SQLException, CheckImpossibleException {
    try (Connection connection = TestServer.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return CatalogReader.read(connection);
    }
  }
}
