package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Partition;
import dev.lockkeeper.operation.PartitionAction;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what ALTER TABLE does to partitions.
 *
 * @see <a
 *     href="https://dev.mysql.com/doc/refman/8.4/en/alter-table-partition-operations.html">MySQL:
 *     ALTER TABLE partition operations</a>
 */
final class AlterPartitions {

  /** Actions that are followed by the partitions' names or ALL, and what may follow those. */
  private static final Map<String, PartitionAction> ON_NAMES =
      Map.of(
          "TRUNCATE", PartitionAction.TRUNCATE,
          "ANALYZE", PartitionAction.ANALYZE,
          "CHECK", PartitionAction.CHECK,
          "OPTIMIZE", PartitionAction.OPTIMIZE,
          "REBUILD", PartitionAction.REBUILD,
          "REPAIR", PartitionAction.REPAIR,
          "DISCARD", PartitionAction.DISCARD_TABLESPACE,
          "IMPORT", PartitionAction.IMPORT_TABLESPACE,
          "DROP", PartitionAction.DROP);

  private final Tokens tokens;
  private final Table table;

  AlterPartitions(Tokens tokens, Table table) {
    this.tokens = tokens;
    this.table = table;
  }

  /** Returns the action on partitions that comes next, where one does. */
  Optional<Operation> read() throws NotUnderstoodException {
    if (tokens.isNext("PARTITION", "BY")) {
      Partitioning partitioning = new Partitioning(tokens);
      return defining(PartitionAction.PARTITION, List.of(partitioning.by()), partitioning);
    }
    if (tokens.accept("REMOVE", "PARTITIONING")) {
      return action(PartitionAction.REMOVE, List.of());
    }
    if (!tokens.peek(1).is("PARTITION")) {
      return Optional.empty();
    }
    PartitionAction onNames = ON_NAMES.get(tokens.peek().keyword());
    if (onNames != null) {
      return onNames(onNames);
    }
    if (tokens.accept("ADD", "PARTITION")) {
      return add();
    }
    if (tokens.accept("COALESCE", "PARTITION")) {
      passLogging();
      tokens.number();
      return action(PartitionAction.COALESCE, List.of());
    }
    if (tokens.accept("REORGANIZE", "PARTITION")) {
      return reorganize();
    }
    return tokens.accept("EXCHANGE", "PARTITION") ? exchange() : Optional.empty();
  }

  private Optional<Operation> action(PartitionAction action, List<String> names) {
    return Optional.of(new Operation.ChangePartitions(table, action, names, Optional.empty()));
  }

  private Optional<Operation> defining(
      PartitionAction action, List<String> names, Partitioning partitioning) {
    return Optional.of(
        new Operation.ChangePartitions(
            table, action, names, Optional.empty(), partitioning.defined()));
  }

  private void passLogging() {
    if (!tokens.accept("NO_WRITE_TO_BINLOG")) {
      tokens.accept("LOCAL");
    }
  }

  private Optional<Operation> onNames(PartitionAction action) throws NotUnderstoodException {
    tokens.next();
    tokens.expect("PARTITION");
    passLogging();
    List<String> names = tokens.accept("ALL") ? List.of("ALL") : tokens.names();
    switch (action) {
      case DISCARD_TABLESPACE, IMPORT_TABLESPACE -> tokens.expect("TABLESPACE");
      case CHECK, REPAIR -> MaintenanceStatements.passModes(tokens);
      default -> {
        // nothing follows
      }
    }
    return action(action, names);
  }

  private Optional<Operation> add() throws NotUnderstoodException {
    passLogging();
    if (tokens.accept("PARTITIONS")) {
      return action(PartitionAction.ADD, List.of(String.valueOf(tokens.number())));
    }
    Partitioning added = new Partitioning(tokens).definitions();
    return defining(
        PartitionAction.ADD, added.defined().stream().map(Partition::name).toList(), added);
  }

  private Optional<Operation> reorganize() throws NotUnderstoodException {
    passLogging();
    if (tokens.atEnd()) {
      return action(PartitionAction.REORGANIZE, List.of());
    }
    List<String> names = new ArrayList<>(tokens.names());
    tokens.expect("INTO");
    return defining(PartitionAction.REORGANIZE, names, new Partitioning(tokens).definitions());
  }

  private Optional<Operation> exchange() throws NotUnderstoodException {
    String name = tokens.name();
    tokens.expect("WITH", "TABLE");
    Table with = tokens.table();
    PartitionAction action =
        !tokens.accept("WITH", "VALIDATION") && tokens.accept("WITHOUT", "VALIDATION")
            ? PartitionAction.EXCHANGE_WITHOUT_VALIDATION
            : PartitionAction.EXCHANGE;
    return Optional.of(
        new Operation.ChangePartitions(table, action, List.of(name), Optional.of(with)));
  }
}
