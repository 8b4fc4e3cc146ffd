package dev.lockkeeper.scratch.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that pg_dump 15 has written are restored without psql. */
@Tag("database")
class RestoreTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"schema.sql", "full.sql"})
  void everything_of_the_dump_is_there(String file) throws Exception {
    ScratchDatabase database = restored(file);

    assertThat(
            answers(
                database,
                "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p', 'v')"
                    + " AND relnamespace IN ('public'::regnamespace, 'billing'::regnamespace)"
                    + " ORDER BY 1"))
        .containsExactly(
            "billing.invoices",
            "billing.invoices_2026",
            "customers",
            "flyway_schema_history",
            "open_orders",
            "orders");
    assertThat(answers(database, "SELECT enum_range(NULL::order_state)"))
        .containsExactly("{open,\"paid; or so\",shipped}");
    assertThat(answers(database, "SELECT order_count()")).hasSize(1);
    assertThat(answers(database, "SELECT obj_description('orders'::regclass)"))
        .containsExactly("what was bought; when");
    assertThat(answers(database, "SELECT has_table_privilege('reporting', 'orders', 'SELECT')"))
        .containsExactly("t");
    assertThat(answers(database, "SELECT tableowner FROM pg_tables WHERE tablename = 'orders'"))
        .containsExactly("shop_owner");
    assertThat(answers(database, "SHOW search_path"))
        .as("the dump's own search_path is over with it")
        .containsExactly("\"$user\", public");
  }

  @Test
  void rows_come_along_where_the_dump_has_them() throws Exception {
    ScratchDatabase database = restored("full.sql");

    assertThat(answers(database, "SELECT email FROM customers ORDER BY id"))
        .containsExactly("a@example.com", "b\tb@example.com", "c;\\c@example.com");
    assertThat(answers(database, "SELECT coalesce(total::text, 'none') FROM orders ORDER BY id"))
        .containsExactly("100", "none");
    assertThat(answers(database, "INSERT INTO customers (email) VALUES ('d') RETURNING id"))
        .as("sequences go on where they stood")
        .containsExactly("4");
  }

  @Test
  void a_dump_of_a_newer_server_is_refused() throws Exception {
    String newer =
        text("schema.sql")
            .replace("Dumped from database version 15", "Dumped from database version 99");

    assertThatThrownBy(() -> restore(newer))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            "The snapshot db/baseline.sql is of PostgreSQL 99, and the rehearsal runs on %d. Set"
                    .formatted(TestServer.shared().majorVersion())
                + " migration.databaseVersion to 99, which production has.");
  }

  @Test
  void what_is_not_there_is_listed_once_and_together() {
    assertThatThrownBy(
            () ->
                restore(
                    """
                    CREATE EXTENSION postgis;
                    COMMENT ON EXTENSION postgis IS 'shapes';
                    CREATE EXTENSION vector;
                    CREATE COLLATION fr (provider = libc, locale = 'xx_XX.utf8');
                    CREATE FUNCTION py() RETURNS int LANGUAGE plpython3u AS 'return 1';
                    CREATE FUNCTION py2() RETURNS int LANGUAGE plpython3u AS 'return 1';
                    CREATE FUNCTION c() RETURNS int LANGUAGE c AS '$libdir/nowhere', 'c';
                    SET default_table_access_method = columnar;
                    CREATE TABLE t (g geometry);
                    COPY t (g) FROM stdin;
                    a
                    \\.
                    ALTER TABLE t ADD x int;
                    """))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith(
            "The snapshot db/baseline.sql needs what the rehearsal's server lacks: extension postgis,"
                + " extension vector, locale xx_XX.utf8, language plpython3u, library"
                + " $libdir/nowhere, access method columnar. Rehearse on a server that has it");
  }

  @Test
  void where_rows_lay_on_disk_does_not_matter() throws Exception {
    ScratchDatabase database =
        restore("SET default_tablespace = fast;\nCREATE TABLE t (id int);\n");

    assertThat(answers(database, "SELECT count(*) FROM t")).containsExactly("0");
  }

  /** As pg_dump 15.18 has written it, with {@code -C}, of a database with much in it. */
  @Test
  void a_dump_with_all_that_a_database_may_have_is_restored() throws Exception {
    ScratchDatabase database = restored("rich.sql");

    assertThat(answers(database, "SELECT count(*) FROM app.customers")).containsExactly("20");
    assertThat(answers(database, "SELECT email FROM app.customers WHERE id = 7"))
        .containsExactly("u7@x\t\\; \n.de");
    assertThat(answers(database, "SELECT polname FROM pg_policy")).containsExactly("mine");
    assertThat(answers(database, "SELECT pubname FROM pg_publication ORDER BY 1"))
        .containsExactly("allpub", "pub");
    assertThat(answers(database, "SELECT evtname FROM pg_event_trigger")).containsExactly("ev");
    assertThat(answers(database, "SELECT count(*) FROM pg_subscription"))
        .as("nobody subscribes to production")
        .containsExactly("0");
    assertThat(answers(database, "SELECT count(*) FROM app.totals"))
        .as("a materialized view with its rows")
        .containsExactly("20");
    assertThat(answers(database, "SELECT app.add(2)")).hasSize(1);
    assertThat(answers(database, "SELECT convert_from(lo_get(4711), 'UTF8')"))
        .containsExactly("large object");
    assertThat(answers(database, "SELECT obj_description('app.orders'::regclass)"))
        .containsExactly("x'; DROP TABLE y; --");
  }

  @Test
  void what_the_server_refuses_is_named_with_its_line() {
    assertThatThrownBy(
            () -> restore("-- one\n\nCREATE TABLE t (id int);\nALTER TABLE u\n ADD x int;\n"))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith(
            "The snapshot is refused at db/baseline.sql:4: ERROR: relation \"u\" does not exist.");
  }

  @Test
  void settings_that_only_a_newer_server_knows_are_passed_over() throws Exception {
    ScratchDatabase database = restore("SET brand_new_timeout = 0;\nCREATE TABLE t (id int);\n");

    assertThat(answers(database, "SELECT count(*) FROM t")).containsExactly("0");
  }

  @Test
  void a_dump_in_another_encoding_is_decoded() throws Exception {
    Path file = folder.resolve("latin.sql");
    Files.write(
        file,
        "SET client_encoding = 'LATIN1';\nCREATE TABLE t (\"größe\" int);\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    ScratchDatabase database = TestServer.database();

    Restore.of(DumpFile.of(file, "latin.sql"), database, 17, statement -> false);

    assertThat(answers(database, "SELECT count(\"größe\") FROM t")).containsExactly("0");
  }

  private ScratchDatabase restored(String name) throws Exception {
    return restore(text(name));
  }

  private ScratchDatabase restore(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("baseline.sql"), text);
    ScratchDatabase database = TestServer.database();
    Restore.of(
        DumpFile.of(file, "db/baseline.sql"),
        database,
        TestServer.shared().majorVersion(),
        statement -> false);
    return database;
  }

  private static String text(String name) throws Exception {
    return Files.readString(resource(name));
  }

  private static Path resource(String name) throws Exception {
    return Path.of(RestoreTest.class.getResource(name).toURI());
  }

  private static List<String> answers(ScratchDatabase database, String query) throws Exception {
    List<String> answers = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        answers.add(row.getString(1));
      }
    }
    return answers;
  }
}
