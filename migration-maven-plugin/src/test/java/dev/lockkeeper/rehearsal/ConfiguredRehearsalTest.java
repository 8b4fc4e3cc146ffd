package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.configuration.Configured;
import dev.lockkeeper.configuration.Source;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.FlywayLayout.JavaClass;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rehearsal runs with what production's Flyway is configured to do. */
@Tag("database")
class ConfiguredRehearsalTest {

  private static final long ROWS = 5_000;

  @TempDir private Path base;

  private final List<JavaClass> classes = new ArrayList<>();

  private void write(String name, String text) throws IOException {
    Files.writeString(base.resolve(name), text);
  }

  private Rehearsed rehearse(int released, Map<String, String> values)
      throws CheckImpossibleException {
    Map<String, String> all = new HashMap<>(values);
    FlywayConfiguration flyway =
        Configured.by(List.of(Source.of("test", all))).withClassPath(List.of(base));
    List<Script> scripts =
        new FlywayLayout(base, flyway.encoding(), flyway.naming(), flyway.allPlaceholders())
            .read(List.of(base), classes)
            .scripts();
    return new Rehearsal(
            TestServer.shared(),
            base,
            flyway,
            scripts.subList(0, released),
            scripts.subList(released, scripts.size()),
            new Sizes(ROWS, 100, Map.of()),
            Progress.SILENT)
        .run();
  }

  @Test
  void placeholders_have_their_values_and_flyways_own() throws Exception {
    write("V1__a.sql", "CREATE TABLE ${table} (id int, at text);");
    write(
        "V2__b.sql",
        """
        UPDATE ${table} SET at = '${flyway:timestamp} ${flyway:user} ${flyway:database}';
        INSERT INTO ${table} VALUES (1, '${flyway:filename} ${flyway:table} ${flyway:defaultSchema}');
        ALTER TABLE ${table} ADD CONSTRAINT c CHECK
          (id <> 1 OR at IN ('V2__b.sql history public') OR at LIKE '20%') NOT VALID;
        ALTER TABLE ${table} VALIDATE CONSTRAINT c;
        """);

    Rehearsed done = rehearse(1, Map.of("placeholders.table", "orders", "table", "history"));

    assertThat(done.unobserved()).isEmpty();
    assertThat(done.rows()).containsOnlyKeys(Table.of("orders"));
    assertThat(done.observations()).hasSize(4);
    assertThat(done.observations().values())
        .allSatisfy(seen -> assertThat(seen.effects()).noneMatch(Effect.Fails.class::isInstance));
  }

  @Test
  void schemas_are_made_and_the_default_one_needs_no_saying() throws Exception {
    write(
        "V1__a.sql",
        "CREATE TABLE orders (id int, total int);\nCREATE TABLE audit.trail (id int);");
    write(
        "V2__b.sql",
        "CREATE INDEX i ON orders (total);\nCREATE INDEX j ON shop.orders (id);\n"
            + "CREATE INDEX k ON audit.trail (id);");

    Rehearsed done = rehearse(1, Map.of("schemas", "shop,audit"));

    assertThat(done.rows()).containsOnlyKeys(Table.of("orders"), Table.of("audit", "trail"));
    for (int i = 1; i <= 2; i++) {
      Observation index = done.observations().get(new StatementId("V2__b.sql", i));
      assertThat(index.effects()).contains(new Effect.Scans(Table.of("orders")));
    }
    assertThat(done.observations().get(new StatementId("V2__b.sql", 3)).effects())
        .contains(new Effect.Scans(Table.of("audit", "trail")));
  }

  @Test
  void callbacks_run_as_in_production() throws Exception {
    write("V1__a.sql", "CREATE TABLE orders (id int);");
    write("V2__b.sql", "ALTER TABLE orders ADD CONSTRAINT c CHECK (helper(id));");
    write(
        "beforeMigrate.sql",
        "CREATE OR REPLACE FUNCTION helper(${type}) RETURNS boolean LANGUAGE sql"
            + " AS 'SELECT true';");

    Rehearsed done = rehearse(1, Map.of("placeholders.type", "int"));

    assertThat(done.observations().get(new StatementId("V2__b.sql", 1)).effects())
        .contains(new Effect.Scans(Table.of("orders")));
  }

  @Test
  void a_callback_that_fails_ends_the_rehearsal() throws Exception {
    write("V1__a.sql", "CREATE TABLE orders (id int);");
    write("afterMigrate.sql", "SELECT nobody_knows_me();");

    assertThatThrownBy(() -> rehearse(1, Map.of()))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("afterMigrate");
  }

  @Test
  void initial_sql_naming_and_mixed_scripts_are_as_configured() throws Exception {
    write("D1-a.ddl", "CREATE TABLE orders (id int);");
    write(
        "D2-b.ddl",
        "INSERT INTO orders VALUES (current_setting('shop.number')::int);\n"
            + "CREATE INDEX CONCURRENTLY i ON orders (id);");

    Rehearsed done =
        rehearse(
            1,
            Map.of(
                "initSql", "SET shop.number = '7'",
                "sqlMigrationPrefix", "D",
                "sqlMigrationSeparator", "-",
                "sqlMigrationSuffixes", ".ddl",
                "mixed", "true"));

    assertThat(done.unobserved()).isEmpty();
    assertThat(done.observations()).hasSize(2);
  }

  @Test
  void scripts_in_one_transaction_hold_their_locks_to_the_end_of_the_last() throws Exception {
    write("V1__a.sql", "CREATE TABLE orders (id int);");
    write("V2__b.sql", "ALTER TABLE orders ADD x int;");
    write("V3__c.sql", "SELECT pg_sleep(0.3);");

    Rehearsed done = rehearse(1, Map.of("group", "true"));

    assertThat(done.unobserved()).isEmpty();
    assertThat(done.observations().get(new StatementId("V2__b.sql", 1)).effects())
        .filteredOn(Effect.Blocks.class::isInstance)
        .extracting(effect -> ((Effect.Blocks) effect).hold().orElseThrow().heldMillis())
        .allMatch(held -> held >= 300);
  }

  @Test
  void a_java_migration_is_run_from_the_projects_classes_and_watched() throws Exception {
    write("V1__a.sql", "CREATE TABLE orders (id int, total int);");
    write(
        "V2__Index.java",
        """
        public class V2__Index extends org.flywaydb.core.api.migration.BaseJavaMigration {
          @Override
          public void migrate(org.flywaydb.core.api.migration.Context context) throws Exception {
            try (java.sql.Statement statement = context.getConnection().createStatement()) {
              statement.execute("CREATE INDEX i ON orders (total)");
            }
          }
        }
        """);
    write("V3__c.sql", "DROP INDEX i;");
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                base.resolve("V2__Index.java").toString());
    assertThat(exit).isZero();
    classes.add(new JavaClass(base.resolve("V2__Index.java"), "V2__Index"));

    Rehearsed done = rehearse(1, Map.of());

    assertThat(done.unobserved()).isEmpty();
    assertThat(done.rows()).containsOnlyKeys(Table.of("orders"));
    assertThat(done.observations().get(new StatementId("V2__Index.java", 1)).effects())
        .contains(new Effect.Scans(Table.of("orders")))
        .anyMatch(
            effect ->
                effect instanceof Effect.Locks lock
                    && lock.table().equals(Table.of("orders"))
                    && lock.mode() == PostgresqlLock.SHARE);
  }

  @Test
  void a_java_migration_that_is_not_compiled_is_no_pass() throws Exception {
    write("V1__a.sql", "CREATE TABLE orders (id int, total int);");
    write("V2__Index.java", "package db; public class V2__Index {}");
    classes.add(new JavaClass(base.resolve("V2__Index.java"), "db.V2__Index"));

    assertThatThrownBy(() -> rehearse(1, Map.of()))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("The Java migration db.V2__Index cannot be loaded");
  }
}
