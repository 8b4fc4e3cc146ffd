package dev.lockkeeper.rehearsal.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.Compared;
import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.schema.Difference;
import dev.lockkeeper.schema.Difference.ConstraintAdded;
import dev.lockkeeper.scratch.TestMysql;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets a real MySQL make the second schema out of the first. */
@Tag("database")
class MysqlComparedTest {

  private static final String RELEASED =
      """
      CREATE TABLE customers (
        id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
        email varchar(60),
        phone varchar(20),
        UNIQUE KEY customers_phone (phone(5)));
      CREATE TABLE orders (
        id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
        customer_id bigint,
        state enum('new','paid','sent') NOT NULL DEFAULT 'new',
        total decimal(10,2) NOT NULL DEFAULT 0,
        note varchar(100),
        CONSTRAINT orders_note CHECK (note IN ('a', 'b')));
      CREATE VIEW paid AS SELECT id, total FROM orders WHERE state = 'paid';
      """;

  private static final Table ORDERS = Table.of("orders");
  private static final Table CUSTOMERS = Table.of("customers");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE parcels (id int PRIMARY KEY, order_id int, FOREIGN KEY (order_id) REFERENCES orders (id));",
        "ALTER TABLE orders ADD COLUMN seen bool NOT NULL DEFAULT false, ADD COLUMN why text;",
        "ALTER TABLE orders MODIFY state enum('new','paid','sent','lost') NOT NULL DEFAULT 'new';",
        "ALTER TABLE orders MODIFY id bigint NOT NULL AUTO_INCREMENT, MODIFY note text;",
        "ALTER TABLE orders DROP CHECK orders_note, ADD CONSTRAINT n CHECK (note IN ('a', 'b', 'c'));",
        "ALTER TABLE orders ADD CONSTRAINT low CHECK (total < 9) NOT ENFORCED;",
        "ALTER TABLE customers DROP INDEX customers_phone, ADD UNIQUE customers_phone (phone(8));",
        "ALTER TABLE customers ADD UNIQUE (phone);",
        "ALTER TABLE orders ADD INDEX (total), COMMENT = 'x', CONVERT TO CHARACTER SET utf8mb4;",
        "RENAME TABLE orders TO purchases; CREATE VIEW orders AS SELECT * FROM purchases;"
            + "CREATE OR REPLACE VIEW paid AS SELECT id, total FROM purchases;",
        "ALTER TABLE orders RENAME COLUMN total TO x; ALTER TABLE orders RENAME COLUMN x TO total;",
        "UPDATE orders SET total = 1; INSERT INTO customers VALUES (1, 'x', 'y');"
      })
  void nobodyMisses(String sql) throws Exception {
    assertThat(differences(sql)).isEmpty();
  }

  @Test
  void what_is_gone() throws Exception {
    assertThat(differences("ALTER TABLE customers CHANGE phone telephone varchar(20);"))
        .containsExactly(new Difference.ColumnGone(CUSTOMERS, "phone"));
    assertThat(differences("RENAME TABLE customers TO people;"))
        .containsExactly(new Difference.TableGone(CUSTOMERS));
    assertThat(differences("DROP VIEW paid;"))
        .containsExactly(new Difference.ViewGone(Table.of("paid")));
    // the view still stands, and nobody can read it
    assertThat(differences("ALTER TABLE orders DROP COLUMN total;"))
        .contains(
            new Difference.ColumnGone(ORDERS, "total"),
            new Difference.ViewColumnGone(Table.of("paid"), "total"));
  }

  @Test
  void types_that_are_others_or_narrower() throws Exception {
    assertThat(differences("ALTER TABLE orders MODIFY note varchar(50);"))
        .containsExactly(
            new Difference.ColumnRetyped(
                ORDERS, "note", text("varchar", "100"), text("varchar", "50")));
    assertThat(
            differences(
                "ALTER TABLE orders MODIFY state enum('new','sent') NOT NULL DEFAULT 'new';"))
        .containsExactly(
            new Difference.ColumnRetyped(
                ORDERS,
                "state",
                text("enum", "'new'", "'paid'", "'sent'"),
                text("enum", "'new'", "'sent'")));
  }

  private static ColumnType text(String name, String... arguments) {
    return new ColumnType(
        name,
        List.of(arguments),
        0,
        Optional.of("utf8mb4_0900_ai_ci"),
        Optional.of("utf8mb4"),
        List.of());
  }

  @Test
  void what_is_demanded_of_those_who_write() throws Exception {
    assertThat(differences("ALTER TABLE orders ADD COLUMN channel varchar(9) NOT NULL;"))
        .containsExactly(new Difference.RequiredColumnAdded(ORDERS, "channel"));
    assertThat(differences("ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;"))
        .containsExactly(new Difference.DefaultGone(ORDERS, "state"));
    assertThat(differences("ALTER TABLE customers MODIFY email varchar(60) NOT NULL;"))
        .containsExactly(new Difference.ColumnRequired(CUSTOMERS, "email"));
    assertThat(kinds("ALTER TABLE orders ADD CHECK (total >= 0);")).containsExactly(Kind.CHECK);
    assertThat(kinds("CREATE UNIQUE INDEX u ON customers ((lower(email)));"))
        .containsExactly(Kind.UNIQUE);
    assertThat(differences("ALTER TABLE customers ADD UNIQUE shorter (phone(3));"))
        .extracting(added -> ((ConstraintAdded) added).constraint().columns())
        .containsExactly(List.of("phone(3)"));
    assertThat(kinds("ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id);"))
        .containsExactly(Kind.FOREIGN_KEY);
  }

  private static List<Kind> kinds(String sql) throws CheckImpossibleException {
    return differences(sql).stream()
        .map(ConstraintAdded.class::cast)
        .map(added -> added.constraint().kind())
        .toList();
  }

  @Test
  void every_database_that_flyway_manages_is_compared() throws Exception {
    Compared compared =
        compare(
            managing("shop", "archive"),
            """
            CREATE TABLE places (id int PRIMARY KEY, name text);
            CREATE TABLE archive.orders (
              id int PRIMARY KEY, note text, at int, FOREIGN KEY (at) REFERENCES shop.places (id));
            """,
            "ALTER TABLE archive.orders DROP COLUMN note; ALTER TABLE places DROP COLUMN name;");

    assertThat(compared.failure()).isEmpty();
    assertThat(all(compared))
        .containsExactlyInAnyOrder(
            new Difference.ColumnGone(Table.of("archive", "orders"), "note"),
            new Difference.ColumnGone(Table.of("places"), "name"));
  }

  @Test
  void a_statement_that_fails_ends_the_comparison() throws Exception {
    Compared compared = compare("DROP VIEW paid;\nDROP TABLE nowhere;\nDROP TABLE orders;");

    assertThat(compared.differences())
        .containsExactly(
            Map.entry(
                new StatementId("db/V2__test.sql", 1),
                List.of(new Difference.ViewGone(Table.of("paid")))));
    assertThat(compared.observations().seen())
        .containsOnlyKeys(new StatementId("db/V2__test.sql", 2));
    assertThat(compared.unseen().get(new StatementId("db/V2__test.sql", 3)))
        .contains("after the statement that failed");
  }

  @Test
  void what_is_missed_is_laid_at_the_door_of_the_last_who_took_it_away() throws Exception {
    Compared compared =
        compare(
            "ALTER TABLE customers DROP COLUMN email; ALTER TABLE customers ADD COLUMN email varchar(60);",
            "CREATE TABLE more (id int PRIMARY KEY); ALTER TABLE customers DROP COLUMN email;");

    assertThat(compared.differences().get(new StatementId("db/V3__test.sql", 2)))
        .containsExactly(new Difference.ColumnGone(CUSTOMERS, "email"));
    assertThat(all(compared)).hasSize(1);
  }

  private static List<Difference> differences(String sql) throws CheckImpossibleException {
    Compared compared = compare(sql);
    assertThat(compared.failure()).isEmpty();
    return all(compared);
  }

  private static List<Difference> all(Compared compared) {
    return compared.differences().values().stream().flatMap(List::stream).toList();
  }

  private static Compared compare(String... pending) throws CheckImpossibleException {
    return compare(FlywayConfiguration.DEFAULT, RELEASED, pending);
  }

  private static FlywayConfiguration managing(String... databases) {
    FlywayConfiguration plain = FlywayConfiguration.DEFAULT;
    return new FlywayConfiguration(
        plain.locations(),
        plain.table(),
        new FlywayConfiguration.Schemas(List.of(databases), Optional.empty(), true),
        plain.placeholders(),
        plain.naming(),
        plain.encoding(),
        plain.initSql(),
        plain.baseline(),
        plain.switches(),
        plain.classPath(),
        plain.origins());
  }

  private static Compared compare(FlywayConfiguration flyway, String released, String... pending)
      throws CheckImpossibleException {
    return new MysqlRehearsal(
            TestMysql.shared(),
            Path.of("."),
            flyway,
            List.of(TestScript.versioned(1, released).in(Dialect.MYSQL)),
            IntStream.range(0, pending.length)
                .mapToObj(i -> TestScript.versioned(i + 2, pending[i]).in(Dialect.MYSQL))
                .toList(),
            new Sizes(1, 1, Map.of()),
            Duration.ofMinutes(1),
            Progress.SILENT)
        .compare();
  }
}
