package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Constraint.Deferral;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A warning, because no script shows what the running release writes. */
@HazardInfo(
    id = "unique-drop-breaks-upserts",
    severity = Severity.WARNING,
    summary = "Dropped PRIMARY KEY, UNIQUE or unique index, or one that becomes deferrable",
    danger =
        "INSERT … ON CONFLICT of the running release over its columns is refused (MySQL's ON"
            + " DUPLICATE KEY UPDATE inserts), doubled rows get in, and they stand in the way of"
            + " making it again",
    remedy = "build the key that replaces it first, and drop this one when no release relies on it",
    asksFor = {DropConstraint.class, DropIndex.class, AddConstraint.class})
final class UniqueDropBreaksUpserts extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> constraints =
        evidence
            .operations(DropConstraint.class)
            .filter(drop -> !evidence.born(drop.table()))
            .flatMap(
                drop ->
                    evidence.before().schema().table(drop.table()).stream()
                        .flatMap(table -> table.constraint(drop.constraint()).stream())
                        .filter(it -> it.kind() == Kind.PRIMARY_KEY || it.kind() == Kind.UNIQUE)
                        .filter(it -> !keptOtherwise(drop.table(), it.columns(), evidence))
                        .map(it -> danger(drop.table(), it.columns(), evidence)));
    Stream<Danger> indexes =
        evidence
            .operations(DropIndex.class)
            .flatMap(drop -> evidence.before().schema().index(drop.index()).stream())
            .filter(index -> index.unique() && !evidence.born(index.table()))
            .filter(index -> !keptOtherwise(index.table(), index.keys(), evidence))
            .map(index -> danger(index.table(), index.keys(), evidence));
    return Stream.of(constraints, indexes, deferred(evidence)).flatMap(dangers -> dangers);
  }

  /** sql-insert: a deferrable constraint is no arbiter, nor is the index that becomes one. */
  private static Stream<Danger> deferred(Evidence evidence) {
    return evidence
        .operations(AddConstraint.class)
        .filter(add -> !evidence.born(add.table()))
        .filter(add -> add.constraint().deferral() != Deferral.NOT_DEFERRABLE)
        .flatMap(
            add ->
                add.constraint().usingIndex().stream()
                    .flatMap(name -> evidence.before().schema().index(add.table(), name).stream())
                    .filter(index -> index.where().isEmpty())
                    .map(
                        index ->
                            Danger.to(
                                add.table(),
                                "ON CONFLICT (%s) of the running release is refused on %s, whose index becomes a deferrable constraint"
                                    .formatted(String.join(", ", index.keys()), add.table()))));
  }

  /**
   * ON CONFLICT finds any unique index over those columns, in whatever order, and nobody sees that
   * there was none until COMMIT.
   */
  private static boolean keptOtherwise(Table table, List<String> columns, Evidence evidence) {
    return evidence.afterTransaction().indexesOf(table).stream()
        .filter(index -> index.unique() && index.valid() && index.where().isEmpty())
        .map(Index::keys)
        .anyMatch(keys -> Set.copyOf(keys).equals(Set.copyOf(columns)));
  }

  private static Danger danger(Table table, List<String> columns, Evidence evidence) {
    String message =
        evidence.dialect() == Dialect.MYSQL
            ? "ON DUPLICATE KEY UPDATE of the running release misses (%s) on %s, and doubles get in"
            : "ON CONFLICT (%s) of the running release is refused on %s, and doubles get in";
    return Danger.to(table, message.formatted(String.join(", ", columns), table));
  }
}
