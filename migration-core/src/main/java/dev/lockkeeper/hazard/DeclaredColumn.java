package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A column that a statement declares, of a table that outlives the session. */
record DeclaredColumn(Table table, Column column) {

  /** Returns those of the statement, in order. */
  static Stream<DeclaredColumn> in(Evidence evidence) {
    return Stream.of(
            tables(evidence)
                .flatMap(create -> create.columns().stream().map(c -> of(create.table(), c))),
            evidence.operations(AddColumn.class).map(add -> of(add.table(), add.column())),
            evidence
                .operations(RedefineColumn.class)
                .map(change -> of(change.table(), change.definition())),
            evidence
                .operations(ChangeColumnType.class)
                .map(change -> of(change.table(), retyped(change))))
        .flatMap(columns -> columns);
  }

  /** Returns the tables that the statement makes to stay. */
  static Stream<CreateTable> tables(Evidence evidence) {
    return evidence.operations(CreateTable.class).filter(create -> !create.temporary());
  }

  private static DeclaredColumn of(Table table, Column column) {
    return new DeclaredColumn(table, column);
  }

  private static Column retyped(ChangeColumnType change) {
    return new Column(
        change.column(), change.type(), false, Optional.empty(), Generation.NONE, List.of());
  }

  /** Returns a danger to its table. */
  Danger danger(String message) {
    return Danger.to(table, message);
  }

  @Override
  public String toString() {
    return table + "." + column.name();
  }
}
