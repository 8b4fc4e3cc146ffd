package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The columns and tables that the pending scripts have added, or given their names. */
final class NamedHere {

  /** A name of the running release's, or not; a table has no column. */
  private record Name(Table table, Optional<String> column) {}

  private static final Function<Step, Stream<Name>> ADDED = NamedHere::added;
  private static final Function<Step, Stream<Name>> RENAMED = NamedHere::renamed;

  private final Evidence evidence;

  NamedHere(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * Returns whether an earlier statement has added the column. What is added IF NOT EXISTS may have
   * been there, where nobody knows the table.
   */
  boolean isColumn(Table table, String column) {
    return evidence.inDeployment().earlier(ADDED, column(table, column)).findAny().isPresent();
  }

  /** Returns whether an earlier statement has added the column, or given it that name. */
  boolean isColumnName(Table table, String column) {
    return isColumn(table, column) || isRenamed(column(table, column));
  }

  /** Returns whether an earlier statement has given the table that name. */
  boolean isTableName(Table table) {
    return isRenamed(new Name(table, Optional.empty()));
  }

  private boolean isRenamed(Name name) {
    return evidence.inDeployment().earlier(RENAMED, name).findAny().isPresent();
  }

  private static Stream<Name> added(Step step) {
    return step.read().operations().stream()
        .filter(one -> one instanceof AddColumn add && !add.ifNotExists())
        .map(AddColumn.class::cast)
        .map(add -> column(add.table(), add.column().name()));
  }

  private static Stream<Name> renamed(Step step) {
    return step.read().operations().stream()
        .flatMap(
            one ->
                one instanceof RenameColumn rename
                    ? Stream.of(column(rename.table(), rename.to()))
                    : one instanceof RenameTable rename
                        ? Stream.of(new Name(rename.table().sibling(rename.to()), Optional.empty()))
                        : Stream.empty());
  }

  private static Name column(Table table, String column) {
    return new Name(table, Optional.of(column.toLowerCase(Locale.ROOT)));
  }
}
