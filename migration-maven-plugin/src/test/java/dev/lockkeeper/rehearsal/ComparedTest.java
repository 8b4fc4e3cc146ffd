package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.configuration.Configured;
import dev.lockkeeper.configuration.Source;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.schema.Difference;
import dev.lockkeeper.schema.Difference.ConstraintAdded;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets a real server make the second schema out of the first. */
@Tag("database")
class ComparedTest {

  private static final String RELEASED =
      """
      CREATE TYPE state AS ENUM ('new', 'paid', 'sent');
      CREATE DOMAIN code AS varchar(8) CHECK (VALUE <> '');
      CREATE SEQUENCE invoices START 1000;
      CREATE TABLE customers (id bigint PRIMARY KEY, email text, phone text);
      CREATE TABLE orders (
        id bigserial PRIMARY KEY,
        customer_id bigint,
        state state NOT NULL DEFAULT 'new',
        code code,
        total numeric(10,2) NOT NULL DEFAULT 0,
        note varchar(100) CHECK (note IN ('a', 'b')));
      CREATE TABLE events (id int, at date NOT NULL) PARTITION BY RANGE (at);
      CREATE TABLE events_2026 PARTITION OF events
        FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      CREATE VIEW paid AS SELECT id, total FROM orders WHERE state = 'paid';
      CREATE MATERIALIZED VIEW sums AS SELECT customer_id, sum(total) AS sum FROM orders GROUP BY 1;
      """;

  private static final Table ORDERS = Table.of("orders");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE parcels (id int PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders);",
        "ALTER TABLE orders ADD COLUMN seen boolean NOT NULL DEFAULT false, ADD why text;",
        "ALTER TABLE orders ADD COLUMN rating int CHECK (rating BETWEEN 1 AND 5);",
        "CREATE TABLE shops (id int PRIMARY KEY); ALTER TABLE orders ADD shop int REFERENCES shops;",
        "ALTER TABLE orders ADD COLUMN token uuid UNIQUE DEFAULT gen_random_uuid();",
        "ALTER TABLE orders ALTER note TYPE text, ALTER customer_id DROP NOT NULL;",
        "DROP VIEW paid; DROP MATERIALIZED VIEW sums;"
            + "ALTER TABLE orders ALTER total TYPE numeric(12,2);"
            + "CREATE VIEW paid AS SELECT id, total FROM orders WHERE state = 'paid';"
            + "CREATE MATERIALIZED VIEW sums AS"
            + " SELECT customer_id, sum(total) AS sum FROM orders GROUP BY 1;",
        "ALTER TYPE state ADD VALUE 'lost' BEFORE 'sent';",
        "ALTER TABLE orders DROP CONSTRAINT orders_note_check;"
            + "ALTER TABLE orders ADD CHECK (note IN ('a', 'b', 'c'));",
        "CREATE INDEX ON orders (customer_id); CREATE VIEW open AS SELECT * FROM orders;",
        "CREATE OR REPLACE VIEW paid AS SELECT id, total, note FROM orders WHERE state = 'paid';",
        "ALTER TABLE customers RENAME CONSTRAINT customers_pkey TO customers_key;",
        "ALTER TABLE orders RENAME TO purchases;"
            + "CREATE VIEW orders AS SELECT * FROM purchases;",
        "ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders ADD note varchar(100)"
            + " CHECK (note IN ('a', 'b'));",
        "UPDATE orders SET total = 1; INSERT INTO customers VALUES (1);"
      })
  void nobodyMisses(String sql) throws Exception {
    assertThat(differences(sql)).isEmpty();
  }

  @Test
  void tables_columns_and_sequences_that_are_gone() throws Exception {
    assertThat(differences("DO $$ BEGIN DROP TABLE events; END $$;"))
        .containsExactly(new Difference.TableGone(Table.of("events")));
    assertThat(differences("CREATE SCHEMA crm; ALTER TABLE customers SET SCHEMA crm;"))
        .containsExactly(new Difference.TableGone(Table.of("customers")));
    assertThat(differences("ALTER TABLE customers RENAME phone TO telephone;"))
        .containsExactly(new Difference.ColumnGone(Table.of("customers"), "phone"));
    assertThat(differences("DROP SEQUENCE invoices;"))
        .containsExactly(new Difference.ObjectGone(Table.of("invoices"), ObjectKind.SEQUENCE));
  }

  @Test
  void schemas_that_are_renamed() throws Exception {
    String released = "CREATE SCHEMA app; CREATE TABLE app.things (id int);";

    assertThat(all(compare(released, "ALTER SCHEMA app RENAME TO shop;")))
        .containsExactly(new Difference.TableGone(Table.of("app", "things")));
  }

  @Test
  void what_goes_by_cascade() throws Exception {
    assertThat(differences("DROP TYPE state CASCADE;"))
        .containsExactlyInAnyOrder(
            new Difference.ColumnGone(ORDERS, "state"),
            new Difference.ObjectGone(Table.of("state"), ObjectKind.TYPE),
            new Difference.ViewGone(Table.of("paid")));
  }

  @Test
  void types_that_are_others_or_narrower() throws Exception {
    assertThat(differences("ALTER TABLE orders ALTER note TYPE varchar(50);"))
        .containsExactly(
            new Difference.ColumnRetyped(
                ORDERS,
                "note",
                ColumnType.of("character varying", "100"),
                ColumnType.of("character varying", "50")));
    assertThat(differences("ALTER TABLE customers ALTER phone TYPE int USING 0;"))
        .containsExactly(
            new Difference.ColumnRetyped(
                Table.of("customers"), "phone", ColumnType.of("text"), ColumnType.of("integer")));
  }

  @Test
  void columns_that_must_and_must_not_be_given() throws Exception {
    assertThat(differences("ALTER TABLE orders ADD channel text NOT NULL;"))
        .containsExactly(new Difference.RequiredColumnAdded(ORDERS, "channel"));
    assertThat(differences("ALTER TABLE orders ALTER state DROP DEFAULT;"))
        .containsExactly(new Difference.DefaultGone(ORDERS, "state"));
    assertThat(differences("ALTER TABLE customers ALTER id ADD GENERATED ALWAYS AS IDENTITY;"))
        .containsExactly(new Difference.ColumnClosed(Table.of("customers"), "id"));
    assertThat(differences("ALTER TABLE customers ALTER id ADD GENERATED BY DEFAULT AS IDENTITY;"))
        .isEmpty();
    assertThat(
            differences(
                "ALTER TABLE customers DROP phone;"
                    + "ALTER TABLE customers ADD phone text GENERATED ALWAYS AS (email) STORED;"))
        .containsExactly(new Difference.ColumnClosed(Table.of("customers"), "phone"));
  }

  @Test
  void restrictions_on_what_is_written() throws Exception {
    assertThat(differences("ALTER TABLE customers ALTER email SET NOT NULL;"))
        .containsExactly(new Difference.ColumnRequired(Table.of("customers"), "email"));
    assertThat(kinds("ALTER TABLE orders ADD CHECK (total >= 0) NOT VALID;"))
        .containsExactly(Kind.CHECK);
    assertThat(kinds("CREATE UNIQUE INDEX u ON customers (lower(email));"))
        .containsExactly(Kind.UNIQUE);
    assertThat(kinds("ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;"))
        .containsExactly(Kind.FOREIGN_KEY);
    assertThat(kinds("ALTER TABLE customers ADD EXCLUDE (phone WITH =);"))
        .containsExactly(Kind.EXCLUSION);
  }

  private static List<Kind> kinds(String sql) throws CheckImpossibleException {
    return differences(sql).stream()
        .map(ConstraintAdded.class::cast)
        .map(added -> added.constraint().kind())
        .toList();
  }

  @Test
  void domains_enums_and_views() throws Exception {
    assertThat(differences("ALTER DOMAIN code SET NOT NULL;"))
        .containsExactly(new Difference.DomainStricter(Table.of("code"), "it refuses NULL"));
    assertThat(differences("ALTER DOMAIN code ADD CHECK (length(VALUE) > 2) NOT VALID;"))
        .containsExactly(
            new Difference.DomainStricter(
                Table.of("code"), "it demands (length((VALUE)::text) > 2)"));
    assertThat(differences("ALTER TYPE state RENAME VALUE 'sent' TO 'shipped';"))
        .containsExactly(new Difference.EnumValueGone(Table.of("state"), "sent"));
    assertThat(differences("DROP VIEW paid; CREATE VIEW paid AS SELECT id FROM orders;"))
        .containsExactly(new Difference.ViewColumnGone(Table.of("paid"), "total"));
    assertThat(differences("CREATE OR REPLACE VIEW paid AS SELECT DISTINCT id, total FROM orders;"))
        .containsExactly(new Difference.WritesRefused(Table.of("paid")));
    assertThat(differences("DROP MATERIALIZED VIEW sums;"))
        .containsExactly(new Difference.ViewGone(Table.of("sums")));
  }

  @Test
  void what_is_missed_is_laid_at_the_door_of_the_last_who_took_it_away() throws Exception {
    Compared compared =
        compare(
            RELEASED,
            """
            ALTER TABLE customers DROP COLUMN email;
            ALTER TABLE customers ADD COLUMN email text;
            ALTER TABLE customers ALTER phone SET NOT NULL;
            ALTER TABLE customers ADD COLUMN first text;
            ALTER TABLE customers DROP COLUMN email;
            """,
            "CREATE UNIQUE INDEX CONCURRENTLY u ON customers (phone);");

    assertThat(compared.unseen()).isEmpty();
    assertThat(compared.differences()).hasSize(6);
    assertThat(compared.differences().get(new StatementId("db/V2__test.sql", 3)))
        .containsExactly(new Difference.ColumnRequired(Table.of("customers"), "phone"));
    assertThat(compared.differences().get(new StatementId("db/V2__test.sql", 5)))
        .containsExactly(new Difference.ColumnGone(Table.of("customers"), "email"));
    assertThat(compared.differences().get(new StatementId("db/V3__test.sql", 1))).hasSize(1);
    assertThat(all(compared)).hasSize(3);
  }

  @Test
  void a_statement_that_fails_ends_the_comparison() throws Exception {
    Compared compared =
        compare(RELEASED, "DROP SEQUENCE invoices;\nDROP TABLE nowhere;\nDROP VIEW paid;");

    assertThat(compared.differences())
        .containsExactly(
            Map.entry(
                new StatementId("db/V2__test.sql", 1),
                List.of(new Difference.ObjectGone(Table.of("invoices"), ObjectKind.SEQUENCE))));
    assertThat(compared.observations().seen())
        .containsOnlyKeys(new StatementId("db/V2__test.sql", 2));
    assertThat(compared.unseen().get(new StatementId("db/V2__test.sql", 3)))
        .contains("after the statement that failed");
  }

  @Test
  void reading_leaves_the_settings_of_a_script_alone() throws Exception {
    Compared compared =
        compare(
            "CREATE SCHEMA app; CREATE TABLE app.things (id int); CREATE TABLE others (id int);",
            "SET LOCAL search_path = app;\nALTER TABLE things ADD a int;\nALTER TABLE things ADD b int;",
            "ALTER TABLE others ADD c int;");

    assertThat(compared.failure()).isEmpty();
    assertThat(compared.unseen()).isEmpty();
  }

  @Test
  void names_of_the_default_schema_stand_without_it_whatever_a_script_searches() throws Exception {
    FlywayConfiguration shop = Configured.by(List.of(Source.of("test", Map.of("schemas", "shop"))));

    assertThat(
            all(
                compare(
                    shop,
                    "CREATE DOMAIN code AS text; CREATE TABLE orders (a text, b text);",
                    "SET search_path = public, shop;\nALTER DOMAIN code ADD CHECK (VALUE <> '');",
                    "ALTER TABLE shop.orders DROP a, ALTER b TYPE shop.code;")))
        .containsExactlyInAnyOrder(
            new Difference.DomainStricter(Table.of("code"), "it demands (VALUE <> ''::text)"),
            new Difference.ColumnGone(ORDERS, "a"),
            new Difference.ColumnBound(ORDERS, "b", Table.of("code")));
  }

  private static List<Difference> differences(String sql) throws CheckImpossibleException {
    Compared compared = compare(RELEASED, sql);
    assertThat(compared.failure()).isEmpty();
    return all(compared);
  }

  private static List<Difference> all(Compared compared) {
    return compared.differences().values().stream().flatMap(List::stream).toList();
  }

  private static Compared compare(String released, String... pending)
      throws CheckImpossibleException {
    return compare(FlywayConfiguration.DEFAULT, released, pending);
  }

  private static Compared compare(FlywayConfiguration flyway, String released, String... pending)
      throws CheckImpossibleException {
    List<Script> scripts =
        IntStream.range(0, pending.length)
            .mapToObj(i -> TestScript.versioned(i + 2, pending[i]))
            .toList();
    return new Rehearsal(
            TestServer.shared(),
            Path.of("."),
            flyway,
            List.of(TestScript.versioned(1, released)),
            scripts,
            new Sizes(1, 1, Map.of()),
            Progress.SILENT)
        .compare();
  }
}
