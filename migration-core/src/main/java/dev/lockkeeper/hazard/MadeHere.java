package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Sequence;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the pending scripts have made themselves, so that no running release can know it. */
final class MadeHere {

  /** A name of the running release's, or not; a table has no column. */
  private record Name(Table table, Optional<String> column) {}

  private static final Function<Step, Stream<Name>> ADDED = MadeHere::added;
  private static final Function<Step, Stream<Name>> RENAMED = MadeHere::renamed;

  private final Evidence evidence;

  MadeHere(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Returns whether an earlier statement of the deployment has made the object of that name. */
  boolean is(ObjectKind kind, String name) {
    return made(kind).anyMatch(made -> made.name().equals(name));
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

  /** Returns whether the sequence is new, or goes with a new table. */
  boolean isSequence(Table sequence) {
    return is(ObjectKind.SEQUENCE, sequence.toString())
        || evidence.before().schema().tables().stream()
            .filter(shape -> evidence.born(shape.table()))
            .flatMap(shape -> evidence.before().schema().sequencesOf(shape.table()).stream())
            .map(Sequence::name)
            .anyMatch(sequence::equals);
  }

  /** CREATE OR REPLACE, or IF NOT EXISTS, makes nothing new of what stood there before. */
  private Stream<CreateObject> made(ObjectKind kind) {
    return evidence.earlierOfDeployment().stream().flatMap(step -> made(kind, step));
  }

  private static Stream<CreateObject> made(ObjectKind kind, Step step) {
    return step.read().operations().stream()
        .filter(CreateObject.class::isInstance)
        .map(CreateObject.class::cast)
        .filter(made -> made.kind() == kind && !(made.guarded() && stood(made, step)));
  }

  private static boolean stood(CreateObject made, Step step) {
    Table named = Table.named(made.name());
    Table table = made.kind() == ObjectKind.FUNCTION ? named.sibling(named.name() + "()") : named;
    return step.before().schema().object(table).isPresent();
  }
}
