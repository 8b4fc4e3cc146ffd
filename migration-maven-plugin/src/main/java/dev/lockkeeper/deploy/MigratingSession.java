package dev.lockkeeper.deploy;

import dev.lockkeeper.deploy.InvalidIndexes.Invalid;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.TransactionModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Prepares the migrating session before each script, and looks at what each has left. */
final class MigratingSession implements ScriptListener {

  private final Deployment deployment;
  private final Map<String, Script> byPath;
  private final BlockerWatch watch;
  private final Cleaner cleaner;

  private final List<Script> applied = new ArrayList<>();
  private List<Invalid> invalidBefore = List.of();
  private List<Invalid> leftInvalid = List.of();
  private Optional<Script> running = Optional.empty();
  private boolean inTransaction;
  private long start;

  MigratingSession(
      Deployment deployment, List<Script> missing, BlockerWatch watch, Cleaner cleaner) {
    this.deployment = deployment;
    this.byPath = missing.stream().collect(Collectors.toMap(Script::path, Function.identity()));
    this.watch = watch;
    this.cleaner = cleaner;
  }

  /**
   * Whatever an earlier script has set ends here. The rehearsal ran in UTC, and whether a change of
   * a time's type rewrites the table depends on it.
   */
  @Override
  public void beforeScript(String path, Connection migrating)
      throws SQLException, CheckImpossibleException {
    running = Optional.of(byPath.get(path));
    inTransaction = !migrating.getAutoCommit();
    leftInvalid = List.of();
    set(migrating, "lock_timeout = " + deployment.patience().lockTimeout().toMillis());
    set(migrating, "TimeZone = 'UTC'");
    invalidBefore = InvalidIndexes.in(migrating);
    if (!inTransaction) {
      // IF NOT EXISTS would take a leftover for the index that is wanted.
      cleaner.drop(InvalidIndexes.builtBy(script(), invalidBefore));
    }
    watch.watch(migrating.unwrap(PGConnection.class).getBackendPID());
    start = System.nanoTime();
  }

  /**
   * Outside a transaction, what is built concurrently waits as long as it has to: a timeout would
   * leave an invalid index. A script that sets its own timeout knows better.
   */
  @Override
  public void beforeStatement(String path, int index, String sql, Connection migrating)
      throws SQLException {
    if (inTransaction || script().text().toLowerCase(Locale.ROOT).contains("lock_timeout")) {
      return;
    }
    List<Statement> statements = StatementSplitter.split(script());
    boolean patient = index > statements.size() || isPatient(statements.get(index - 1));
    long timeout = patient ? 0 : deployment.patience().lockTimeout().toMillis();
    set(migrating, "lock_timeout = " + timeout);
  }

  private static boolean isPatient(Statement statement) {
    return TransactionModel.runsOutsideTransaction(statement)
        || statement.tokens().stream().anyMatch(token -> token.is("CONCURRENTLY"));
  }

  private static void set(Connection migrating, String setting) throws SQLException {
    try (java.sql.Statement statement = migrating.createStatement()) {
      statement.execute("SET " + setting);
    }
  }

  /** Before COMMIT, or before the history holds the script where there is none. */
  @Override
  public void afterScript(String path, Connection migrating)
      throws SQLException, CheckImpossibleException {
    leftInvalid = InvalidIndexes.leftBy(script(), invalidBefore, migrating);
    if (!leftInvalid.isEmpty()) {
      throw new CheckImpossibleException(
          "%s left the invalid index %s".formatted(path, leftInvalid.get(0).quoted()),
          leftInvalid.get(0).drop());
    }
    if (!inTransaction) {
      done();
    }
  }

  @Override
  public void afterCommit(String path) {
    done();
  }

  private void done() {
    applied.add(script());
    deployment
        .progress()
        .accept(
            "Applied %s in %s"
                .formatted(
                    script().path(), Plan.seconds(Duration.ofNanos(System.nanoTime() - start))));
  }

  /** Returns what the failed script has left behind, looked at anew. */
  List<Invalid> leavings() throws CheckImpossibleException {
    try (Connection connection = deployment.target().connect()) {
      return InvalidIndexes.leftBy(script(), invalidBefore, connection);
    } catch (SQLException e) {
      throw deployment.target().lost(e);
    }
  }

  /** Returns the script that began last. */
  Script script() {
    return running.orElseThrow();
  }

  boolean inTransaction() {
    return inTransaction;
  }

  /** Returns the invalid indexes because of which a script that ran to its end does not count. */
  List<Invalid> leftInvalid() {
    return leftInvalid;
  }

  List<Script> applied() {
    return List.copyOf(applied);
  }
}
