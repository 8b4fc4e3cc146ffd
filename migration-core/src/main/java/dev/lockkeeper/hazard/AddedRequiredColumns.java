package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.RequiredColumnAdded;
import java.util.stream.Stream;

/** New columns that an INSERT may not leave out. */
record AddedRequiredColumns(Evidence evidence) {

  Stream<Danger> dangers() {
    Stream<Danger> asked =
        evidence
            .operations(AddColumn.class)
            .filter(add -> isRequired(add.column()))
            .filter(add -> NewRequiredColumnBreaksWriters.isBroken(add.table(), evidence))
            .map(add -> danger(add.table(), add.column().name()));
    Stream<Danger> seen =
        evidence
            .differences(RequiredColumnAdded.class)
            .filter(added -> !isRenamed(added))
            .map(added -> danger(added.table(), added.column()));
    return Stream.concat(asked, seen);
  }

  private Danger danger(Table table, String column) {
    String ends = endAtFirstRow(table) ? "; this statement fails too where there is a row" : "";
    return NewRequiredColumnBreaksWriters.leftOut(table, column, ends);
  }

  /** Returns whether the table's first row ends the statement, before anybody waits for it. */
  boolean endAtFirstRow(Table table) {
    return evidence.way(table).isEmpty()
        && evidence
            .operations(AddColumn.class)
            .anyMatch(add -> add.table().equals(table) && isRequired(add.column()));
  }

  /** A column under a new name breaks every statement that has the old one, INSERTs among them. */
  private boolean isRenamed(RequiredColumnAdded added) {
    return evidence
        .operations(RenameColumn.class)
        .anyMatch(
            rename -> rename.table().equals(added.table()) && rename.to().equals(added.column()));
  }

  private static boolean isRequired(Column column) {
    return column.notNull()
        && column.defaultValue().isEmpty()
        && column.generation() == Column.Generation.NONE;
  }
}
