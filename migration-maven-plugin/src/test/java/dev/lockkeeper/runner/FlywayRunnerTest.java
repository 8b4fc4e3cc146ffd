package dev.lockkeeper.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class FlywayRunnerTest {

  private static final Script ORDERS =
      TestScript.versioned(1, "CREATE TABLE orders (id int PRIMARY KEY, total int);\n");

  private ScratchDatabase database;
  @TempDir private Path base;

  @BeforeEach
  void freshDatabase() throws CheckImpossibleException {
    database = TestServer.database();
  }

  @Test
  void tells_what_it_does_in_the_order_in_which_it_happens() throws Exception {
    Journal journal = new Journal();

    run(
        journal,
        TestScript.versioned(1, "CREATE TABLE a (id int);\n-- and\nCREATE TABLE b (id int);"));

    assertThat(journal.events)
        .containsExactly(
            "script db/V1__test.sql",
            "before 1 CREATE TABLE a (id int);",
            "after 1",
            "before 2 -- and\nCREATE TABLE b (id int);",
            "after 2",
            "end of script",
            "committing",
            "committed");
  }

  @Test
  void applies_only_the_given_scripts_and_the_rest_the_next_time() throws Exception {
    Script second = TestScript.versioned(2, "CREATE TABLE b (id int);");
    Script view = TestScript.repeatable("v", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
    Journal released = new Journal();
    Journal pending = new Journal();

    run(released, ORDERS);
    run(pending, ORDERS, view, second);

    assertThat(released.scripts()).containsExactly("db/V1__test.sql");
    assertThat(pending.scripts()).containsExactly("db/V2__test.sql", "db/R__v.sql");
  }

  @Test
  void a_concurrent_index_build_does_not_hang() {
    Script index =
        TestScript.versioned(2, "CREATE INDEX CONCURRENTLY orders_total ON orders (total);");
    Journal journal = new Journal();

    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> run(journal, ORDERS, index));

    assertThat(journal.events)
        .contains(
            "before 1 CREATE INDEX CONCURRENTLY orders_total ON orders (total); (auto-commit)");
  }

  @Test
  void copy_data_in_a_script_goes_through_the_watched_connection() throws Exception {
    run(
        new Journal(),
        TestScript.versioned(
            1, "CREATE TABLE a (id int);\nCOPY a (id) FROM STDIN;\n1\n2\n\\.\nSELECT 1;"));

    assertThat(number("SELECT count(*) FROM a")).isEqualTo(2);
  }

  @Test
  void a_refused_statement_ends_the_run_with_the_servers_words() throws Exception {
    Script bad = TestScript.versioned(2, "SELECT 1;\nALTER TABLE nowhere ADD COLUMN x int;\n");
    Journal journal = new Journal();

    ScriptFailedException failure =
        catchThrowableOfType(ScriptFailedException.class, () -> run(journal, ORDERS, bad));

    assertThat(failure)
        .hasMessage(
            "db/V2__test.sql, statement 2: relation \"nowhere\" does not exist (SQLSTATE 42P01)");
    assertThat(failure.statement()).isEqualTo(new StatementId("db/V2__test.sql", 2));
    assertThat(journal.events).endsWith("failed 2 42P01", "rolled back");
  }

  @Test
  void a_refused_commit_is_told_of_the_last_statement() throws Exception {
    Script late =
        TestScript.versioned(
            2,
            """
            CREATE TABLE items (order_id int REFERENCES orders DEFERRABLE INITIALLY DEFERRED);
            INSERT INTO items VALUES (1);
            """);
    Journal journal = new Journal();

    ScriptFailedException failure =
        catchThrowableOfType(ScriptFailedException.class, () -> run(journal, ORDERS, late));

    assertThat(failure.statement().index()).isEqualTo(2);
    assertThat(failure.error().message()).startsWith("at COMMIT: insert or update on table");
    assertThat(journal.events).endsWith("committing", "failed 2 23503", "rolled back");
  }

  @Test
  void a_mixed_script_is_not_begun() {
    Script mixed =
        TestScript.versioned(
            2, "ALTER TABLE orders ADD COLUMN x int;\nCREATE INDEX CONCURRENTLY i ON orders (x);");

    assertThatThrownBy(() -> run(new Journal(), ORDERS, mixed))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("Detected both transactional and non-transactional statements");
  }

  @Test
  void a_configuration_beside_the_script_is_obeyed() throws Exception {
    conf("db/V1__test.sql.conf", "executeInTransaction=false");
    Journal journal = new Journal();

    run(journal, ORDERS);

    assertThat(journal.events.get(1)).endsWith("(auto-commit)");
  }

  @Test
  void what_the_listener_throws_ends_the_run_and_undoes_the_script() throws Exception {
    ScriptListener refusing =
        new ScriptListener() {
          @Override
          public void afterStatement(String script, int index, String sql, Connection migrating)
              throws CheckImpossibleException {
            throw new CheckImpossibleException("Enough", "Stop here");
          }
        };

    assertThatThrownBy(() -> run(refusing, ORDERS))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage("Enough. Stop here.");
    assertThat(number("SELECT count(*) FROM pg_class WHERE relname = 'orders'")).isZero();
  }

  @Test
  void an_edited_released_script_is_named() throws Exception {
    run(new Journal(), ORDERS);

    assertThatThrownBy(
            () -> run(new Journal(), TestScript.versioned(1, "CREATE TABLE orders (id int);")))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("Flyway does not apply the scripts: Validate failed");
  }

  @Test
  void flyway_says_nothing_in_the_users_terminal() throws Exception {
    List<LogRecord> logged = new ArrayList<>();
    Logger root = Logger.getLogger("");
    Handler handler =
        new StreamHandler() {
          @Override
          public synchronized void publish(LogRecord entry) {
            logged.add(entry);
          }
        };
    root.addHandler(handler);
    try {
      run(
          new Journal(),
          TestScript.versioned(1, "DO $$ BEGIN RAISE WARNING 'look at me'; END $$; SELECT 1;"));
    } finally {
      root.removeHandler(handler);
    }

    assertThat(logged).isEmpty();
  }

  /** Which of them lint calls taken twice is in core's NumberingTest. */
  @Test
  void flyway_refuses_two_scripts_of_one_version_and_two_repeatable_ones_of_one_description() {
    assertThatThrownBy(() -> run(ScriptListener.NONE, named("V7__a.sql"), named("V7.0__b.sql")))
        .hasMessageContaining("more than one migration with version 7");
    assertThatThrownBy(
            () -> run(ScriptListener.NONE, named("x/R__view.sql"), named("y/R__view.sql")))
        .hasMessageContaining("more than one repeatable migration with description");
  }

  @Test
  void flyway_takes_a_baseline_beside_a_script_of_its_version() throws Exception {
    run(ScriptListener.NONE, named("B5__state.sql"), named("V5__last.sql"));
    assertThat(number("SELECT count(*) FROM flyway_schema_history")).isEqualTo(1);
  }

  /** Why script-ends-transaction is an error for ROLLBACK. */
  @Test
  void flyway_notes_as_applied_what_the_script_itself_rolls_back() throws Exception {
    run(ScriptListener.NONE, TestScript.versioned(1, "CREATE TABLE gone (id int); ROLLBACK;"));
    assertThat(number("SELECT count(*) FROM flyway_schema_history WHERE success")).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM pg_class WHERE relname = 'gone'")).isZero();
  }

  /** Why it speaks of COMMIT. */
  @Test
  void flyway_notes_nothing_of_what_a_script_commits_before_it_fails() throws Exception {
    assertThatThrownBy(
            () ->
                run(
                    ScriptListener.NONE,
                    TestScript.versioned(1, "CREATE TABLE kept (id int); COMMIT; SELECT 1 / 0;")))
        .hasMessageContaining("division by zero");
    assertThat(number("SELECT count(*) FROM flyway_schema_history WHERE version = '1'")).isZero();
    assertThat(number("SELECT count(*) FROM pg_class WHERE relname = 'kept'")).isEqualTo(1);
  }

  @Test
  void a_json_column_has_no_equality_and_a_jsonb_column_has() throws Exception {
    run(
        ScriptListener.NONE,
        TestScript.versioned(1, "CREATE TABLE a (j json, x xml); CREATE TABLE b (j jsonb)"));
    assertThatThrownBy(() -> number("SELECT count(*) FROM (SELECT DISTINCT j FROM a) AS rows"))
        .hasMessageContaining("equality operator for type json");
    assertThatThrownBy(() -> number("SELECT count(*) FROM (SELECT DISTINCT x FROM a) AS rows"))
        .hasMessageContaining("equality operator for type xml");
    assertThat(number("SELECT count(*) FROM (SELECT DISTINCT j FROM b) AS rows")).isZero();
  }

  private Script named(String path) throws CheckImpossibleException {
    return new FlywayLayout(base, UTF_8).script(path, "SELECT 1;\n".getBytes(UTF_8)).orElseThrow();
  }

  private void run(ScriptListener listener, Script... scripts) throws Exception {
    new FlywayRunner(database.dataSource(), base).apply(List.of(scripts), listener);
  }

  private void conf(String name, String text) throws IOException {
    Path file = base.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Writes down what it is told. */
  private static final class Journal implements ScriptListener {

    private static final String SCRIPT = "script ";

    final List<String> events = new ArrayList<>();

    List<String> scripts() {
      return events.stream()
          .filter(event -> event.startsWith(SCRIPT))
          .map(event -> event.substring(SCRIPT.length()))
          .toList();
    }

    @Override
    public void beforeScript(String script, Connection migrating) {
      events.add(SCRIPT + script);
    }

    @Override
    public void beforeStatement(String script, int index, String sql, Connection migrating)
        throws SQLException {
      String mode = migrating.getAutoCommit() ? " (auto-commit)" : "";
      events.add("before %d %s%s".formatted(index, sql.strip(), mode));
    }

    @Override
    public void afterStatement(String script, int index, String sql, Connection migrating) {
      events.add("after " + index);
    }

    @Override
    public void statementFailed(
        String script, int index, String sql, Connection migrating, ServerError error) {
      events.add("failed %d %s".formatted(index, error.sqlState()));
    }

    @Override
    public void afterScript(String script, Connection migrating) {
      events.add("end of script");
    }

    @Override
    public void beforeCommit(String script) {
      events.add("committing");
    }

    @Override
    public void afterCommit(String script) {
      events.add("committed");
    }

    @Override
    public void afterRollback(String script) {
      events.add("rolled back");
    }
  }
}
