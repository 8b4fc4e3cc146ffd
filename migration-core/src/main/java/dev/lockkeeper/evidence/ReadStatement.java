package dev.lockkeeper.evidence;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementId;
import java.util.List;

/**
 * A statement together with what it asks.
 *
 * @param script it stands in
 * @param statement its text and place
 * @param operations at least one; {@code Unrecognized} where nobody could read it
 */
public record ReadStatement(Script script, Statement statement, List<Operation> operations) {
  public ReadStatement {
    operations = List.copyOf(operations);
  }

  /** Returns the statement's name within its history. */
  public StatementId id() {
    return new StatementId(script.path(), statement.index());
  }
}
