package dev.lockkeeper.runner;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Is told what the runner does, on the runner's thread and in the order in which it happens.
 *
 * <p>An exception of a listener ends the run: the open transaction is rolled back.
 */
public interface ScriptListener {

  /** A listener that has no interest. */
  ScriptListener NONE = new ScriptListener() {};

  /** The script's transaction, where it has one, is open; nothing of the script has run. */
  default void beforeScript(String script, Connection migrating)
      throws SQLException, CheckImpossibleException {}

  /** The statement, counted from 1, runs as soon as this returns. */
  default void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {}

  /** The statement has run; its transaction, where it has one, is still open. */
  default void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {}

  /**
   * The server refused the statement; its transaction, where it has one, can only roll back. Where
   * it refused COMMIT, this is told of the last statement a second time.
   */
  default void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error)
      throws SQLException, CheckImpossibleException {}

  /** The last statement of the script has run; COMMIT is still to come where there is one. */
  default void afterScript(String script, Connection migrating)
      throws SQLException, CheckImpossibleException {}

  /** The transaction that ran the script's statements is about to commit. */
  default void beforeCommit(String script) throws SQLException, CheckImpossibleException {}

  /** The server has answered COMMIT: the script's locks are gone. */
  default void afterCommit(String script) throws SQLException, CheckImpossibleException {}

  /** The server has answered ROLLBACK: the script's locks are gone, and so is what it did. */
  default void afterRollback(String script) throws SQLException, CheckImpossibleException {}
}
