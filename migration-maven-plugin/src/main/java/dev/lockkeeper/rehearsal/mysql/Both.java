package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;

/** Two who are told of statements: the second when the first has measured. */
record Both(ScriptListener first, ScriptListener second) implements ScriptListener {

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    second.beforeStatement(script, index, sql, migrating);
    first.beforeStatement(script, index, sql, migrating);
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    first.afterStatement(script, index, sql, migrating);
    second.afterStatement(script, index, sql, migrating);
  }

  @Override
  public void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error)
      throws SQLException, CheckImpossibleException {
    first.statementFailed(script, index, sql, migrating, error);
    second.statementFailed(script, index, sql, migrating, error);
  }
}
