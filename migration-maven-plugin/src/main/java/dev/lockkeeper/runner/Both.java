package dev.lockkeeper.runner;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;

/** Two who are told of what a runner does: the second when the first has measured. */
public record Both(ScriptListener first, ScriptListener second) implements ScriptListener {

  @Override
  public void beforeScript(String script, Connection migrating)
      throws SQLException, CheckImpossibleException {
    second.beforeScript(script, migrating);
    first.beforeScript(script, migrating);
  }

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

  @Override
  public void afterScript(String script, Connection migrating)
      throws SQLException, CheckImpossibleException {
    first.afterScript(script, migrating);
    second.afterScript(script, migrating);
  }

  @Override
  public void beforeCommit(String script) throws SQLException, CheckImpossibleException {
    second.beforeCommit(script);
    first.beforeCommit(script);
  }

  @Override
  public void afterCommit(String script) throws SQLException, CheckImpossibleException {
    first.afterCommit(script);
    second.afterCommit(script);
  }

  @Override
  public void afterRollback(String script) throws SQLException, CheckImpossibleException {
    first.afterRollback(script);
    second.afterRollback(script);
  }
}
