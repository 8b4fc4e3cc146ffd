package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.Replace;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The tables that one statement reads in order to write another: so that a replica can repeat it,
 * InnoDB "sets shared next-key locks" on the rows that it reads.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-locks-set.html">Locks Set by
 *     Different SQL Statements in InnoDB</a>
 */
final class ReadRows {

  private final Set<Table> read = new LinkedHashSet<>();
  private boolean writes;

  void add(Operation operation) {
    if (operation instanceof Query query) {
      read.addAll(query.tables());
    }
    writes |= isWritten(operation);
  }

  private static boolean isWritten(Operation operation) {
    return (operation instanceof Insert insert && insert.fromQuery())
        || (operation instanceof Replace replace && replace.fromQuery())
        || (operation instanceof CreateTable create && create.fromQuery())
        || operation instanceof Update
        || operation instanceof Delete;
  }

  /** Returns those whose rows stay locked; none where each read sees what is committed. */
  Set<Table> locked(ServerState state) {
    boolean snapshots =
        state
            .value("transaction_isolation")
            .filter(level -> level.toUpperCase(Locale.ROOT).startsWith("READ-"))
            .isPresent();
    return writes && !snapshots ? read : Set.of();
  }
}
