package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.rehearsal.PendingStatements;
import dev.lockkeeper.rehearsal.Trace;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Notes which schema each pending statement leaves, from a connection of its own: what changes a
 * schema of MySQL commits.
 */
final class SchemaWatch implements ScriptListener {

  /** What begins so changes no schema, whatever else it does. */
  private static final Set<String> ROWS_ONLY =
      Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "SELECT", "WITH", "LOAD", "SET", "DO");

  private final PendingStatements statements;
  private final Trace trace;
  private final Connection own;
  private boolean begun;

  /**
   * @param trace to which it adds
   * @param own which somebody else closes
   */
  SchemaWatch(PendingStatements statements, Trace trace, Connection own) {
    this.statements = statements;
    this.trace = trace;
    this.own = own;
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    if (!begun) {
      trace.begin(own);
      begun = true;
    }
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    Statement statement = statements.find(script, index, sql);
    boolean rowsOnly =
        !statement.tokens().isEmpty() && ROWS_ONLY.contains(statement.tokens().get(0).keyword());
    trace.after(new StatementId(script, index), !rowsOnly, own);
  }
}
