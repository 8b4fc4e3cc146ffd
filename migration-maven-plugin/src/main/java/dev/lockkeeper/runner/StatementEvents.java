package dev.lockkeeper.runner;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Error;
import org.flywaydb.core.api.callback.Event;

/** Turns Flyway's callbacks and the watched transactions into our listener's words. */
final class StatementEvents implements Callback {

  private final ScriptListener listener;

  /** Paths of Java migrations by the names of their classes, by which Flyway knows them. */
  private final Map<String, String> javaPaths;

  private String script = "";
  private int index;
  private Optional<Object> transaction = Optional.empty();
  private Optional<ScriptFailedException> refused = Optional.empty();
  private Optional<Exception> listenerFailure = Optional.empty();

  StatementEvents(ScriptListener listener, List<Script> scripts) {
    this.listener = listener;
    this.javaPaths =
        scripts.stream()
            .filter(one -> one.kind() == ScriptKind.JAVA)
            .collect(Collectors.toMap(Script::text, Script::path));
  }

  /** Returns the statement that the server refused, where it refused one. */
  Optional<ScriptFailedException> refused() {
    return refused;
  }

  /** Returns what the listener threw, where it did. */
  Optional<Exception> listenerFailure() {
    return listenerFailure;
  }

  @Override
  public boolean supports(Event event, Context context) {
    return switch (event) {
      case BEFORE_EACH_MIGRATE,
          BEFORE_EACH_MIGRATE_STATEMENT,
          AFTER_EACH_MIGRATE_STATEMENT,
          AFTER_EACH_MIGRATE_STATEMENT_ERROR,
          AFTER_EACH_MIGRATE ->
          true;
      default -> false;
    };
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public String getCallbackName() {
    return "lockkeeper";
  }

  @Override
  public void handle(Event event, Context context) {
    Connection migrating = context.getConnection();
    switch (event) {
      case BEFORE_EACH_MIGRATE -> {
        MigrationInfo info = context.getMigrationInfo();
        script = javaPaths.getOrDefault(info.getScript(), info.getPhysicalLocation());
        index = 0;
        tell(() -> beginScript(info.getScript(), migrating));
      }
      case BEFORE_EACH_MIGRATE_STATEMENT -> {
        index++;
        tell(() -> begin(context.getStatement().getSql(), migrating));
      }
      case AFTER_EACH_MIGRATE_STATEMENT ->
          tell(
              () ->
                  listener.afterStatement(
                      script, index, context.getStatement().getSql(), migrating));
      case AFTER_EACH_MIGRATE_STATEMENT_ERROR -> tell(() -> fail(context, migrating));
      case AFTER_EACH_MIGRATE ->
          tell(() -> endScript(context.getMigrationInfo().getScript(), migrating));
      default -> throw new IllegalArgumentException(event.getId());
    }
  }

  /** What is written in Java is to the listener one statement, called like its class. */
  private void beginScript(String name, Connection migrating)
      throws SQLException, CheckImpossibleException {
    listener.beforeScript(script, migrating);
    if (javaPaths.containsKey(name)) {
      index = 1;
      begin(name, migrating);
    }
  }

  private void endScript(String name, Connection migrating)
      throws SQLException, CheckImpossibleException {
    if (javaPaths.containsKey(name)) {
      listener.afterStatement(script, index, name, migrating);
    }
    listener.afterScript(script, migrating);
  }

  private void begin(String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    transaction = migrating.getAutoCommit() ? Optional.empty() : Optional.of(migrating);
    listener.beforeStatement(script, index, sql, migrating);
  }

  private void fail(Context context, Connection migrating)
      throws SQLException, CheckImpossibleException {
    ServerError error = serverError(context.getStatement().getErrors());
    refused = Optional.of(new ScriptFailedException(script, index, error));
    listener.statementFailed(script, index, context.getStatement().getSql(), migrating, error);
  }

  private static ServerError serverError(List<Error> errors) {
    return errors.stream()
        .findFirst()
        .map(error -> ServerError.of(error.getState(), error.getMessage()))
        .orElseGet(() -> new ServerError("XX000", "the server gave no reason"));
  }

  /** The connection is about to commit. */
  void committing(Object connection) {
    if (isTransaction(connection)) {
      tell(() -> listener.beforeCommit(script));
    }
  }

  /** The connection has committed. */
  void committed(Object connection) {
    if (isTransaction(connection)) {
      transaction = Optional.empty();
      tell(() -> listener.afterCommit(script));
    }
  }

  /** The server has refused COMMIT, for instance because of a deferred constraint. */
  void commitFailed(Object connection, Connection migrating, SQLException e) {
    if (isTransaction(connection)) {
      ServerError error = ServerError.of(e.getSQLState(), "at COMMIT: " + e.getMessage());
      refused = Optional.of(new ScriptFailedException(script, index, error));
      tell(() -> listener.statementFailed(script, index, "COMMIT", migrating, error));
    }
  }

  /** The connection has rolled back or is closed. */
  void rolledBack(Object connection) {
    if (isTransaction(connection)) {
      transaction = Optional.empty();
      tell(() -> listener.afterRollback(script));
    }
  }

  private boolean isTransaction(Object connection) {
    return transaction.filter(open -> open == connection).isPresent();
  }

  private void tell(Telling telling) {
    try {
      telling.tell();
    } catch (SQLException | CheckImpossibleException e) {
      listenerFailure = listenerFailure.or(() -> Optional.of(e));
      throw new FlywayException("ended by its listener", e);
    }
  }

  /** One call of the listener. */
  private interface Telling {
    void tell() throws SQLException, CheckImpossibleException;
  }
}
