package dev.lockkeeper.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.TransactionModel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we say of a script beside what Flyway does with it on a real server. */
@Tag("database")
class TransactionModelTest {

  private static ScratchDatabase database;

  @BeforeAll
  static void oneDatabase() throws CheckImpossibleException {
    database = TestServer.database();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX CONCURRENTLY i ON orders (total)",
        "create index concurrently if not exists i on orders (total)",
        "CREATE UNIQUE INDEX CONCURRENTLY i ON orders (total)",
        "-- a comment\nCREATE /* another */ INDEX\nCONCURRENTLY i ON orders (total)",
        "CREATE INDEX i ON orders (total)",
        "CREATE INDEX \"concurrently\" ON orders (total)",
        "DROP INDEX CONCURRENTLY i",
        "DROP INDEX CONCURRENTLY IF EXISTS i",
        "DROP INDEX IF EXISTS i",
        "REINDEX TABLE orders",
        "REINDEX TABLE CONCURRENTLY orders",
        "REINDEX INDEX CONCURRENTLY i",
        "REINDEX (VERBOSE) SCHEMA public",
        "REINDEX SCHEMA CONCURRENTLY public",
        "REINDEX DATABASE d",
        "REINDEX SYSTEM d",
        "REINDEX (CONCURRENTLY) SCHEMA public",
        "VACUUM",
        "VACUUM orders",
        "VACUUM (ANALYZE) orders",
        "VACUUM FULL orders",
        "ANALYZE orders",
        "CLUSTER orders",
        "CLUSTER",
        "ALTER SYSTEM SET work_mem = '8MB'",
        "ALTER DATABASE d SET work_mem = '8MB'",
        "CREATE DATABASE d",
        "DROP DATABASE d",
        "CREATE TABLESPACE t LOCATION '/nowhere'",
        "DROP TABLESPACE t",
        "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p",
        "DROP SUBSCRIPTION s",
        "ALTER SUBSCRIPTION s REFRESH PUBLICATION",
        "DISCARD ALL",
        "DISCARD PLANS",
        "ALTER TYPE mood ADD VALUE 'meh'",
        "ALTER TABLE parts DETACH PARTITION part_1 CONCURRENTLY",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
        "SELECT 1",
        "INSERT INTO vacuum VALUES ('CREATE INDEX CONCURRENTLY')",
        "DO $$ BEGIN EXECUTE 'CREATE INDEX CONCURRENTLY i ON orders (total)'; END $$",
        "CALL p()",
        "COMMIT",
        "COPY orders FROM STDIN;\n1\n\\.\n",
        "",
        "SET lock_timeout = '3s'; CREATE INDEX CONCURRENTLY i ON orders (total)",
        "SET statement_timeout = 0; DROP INDEX CONCURRENTLY i",
        "ALTER TABLE orders ADD COLUMN x int; CREATE INDEX CONCURRENTLY i ON orders (x)",
        "CREATE INDEX CONCURRENTLY i ON orders (x); CREATE INDEX CONCURRENTLY j ON orders (x)",
        "DROP INDEX CONCURRENTLY IF EXISTS i; CREATE INDEX CONCURRENTLY i ON orders (x)",
        "CREATE INDEX CONCURRENTLY i ON orders (x); ANALYZE orders",
        "CREATE INDEX CONCURRENTLY i ON orders (x); VACUUM orders",
        "VACUUM orders; SELECT 1",
        "BEGIN; DROP INDEX CONCURRENTLY i; COMMIT",
        "SELECT 1; SELECT 2",
      })
  void agrees_with_flyway(String sql) {
    Script script = TestScript.versioned(1, sql);

    assertThat(TransactionModel.of(StatementSplitter.split(script))).isEqualTo(flyways(script));
  }

  /** Flyway's own decision, taken before any statement has run; none is let through. */
  private static TransactionModel flyways(Script script) {
    Decision decision = new Decision();
    try {
      new FlywayRunner(database.dataSource(), Path.of(".")).apply(List.of(script), decision);
    } catch (CheckImpossibleException e) {
      return decision.model.orElseGet(() -> mixed(e));
    } catch (ScriptFailedException e) {
      throw new AssertionError("a statement was let through", e);
    }
    throw new AssertionError("Flyway came to no decision");
  }

  private static TransactionModel mixed(CheckImpossibleException e) {
    assertThat(e).hasMessageContaining("Detected both transactional and non-transactional");
    return TransactionModel.MIXED;
  }

  private static final class Decision implements ScriptListener {

    private Optional<TransactionModel> model = Optional.empty();

    @Override
    public void beforeScript(String script, Connection migrating)
        throws SQLException, CheckImpossibleException {
      model =
          Optional.of(
              migrating.getAutoCommit()
                  ? TransactionModel.NON_TRANSACTIONAL
                  : TransactionModel.TRANSACTIONAL);
      throw new CheckImpossibleException("Decided", "Nothing");
    }
  }
}
