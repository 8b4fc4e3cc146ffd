package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Schema;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A warning, because no script shows who reads through the parent.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE</a>, NO
 *     INHERIT: "Queries against the parent table will no longer include records drawn from the
 *     target table"
 */
@HazardInfo(
    id = "inheritance-change-hides-rows",
    severity = Severity.WARNING,
    summary = "Table in use that is taken out of its parent, or put under one",
    danger =
        "whoever reads, changes or deletes through the parent misses its rows without an error, or"
            + " meets rows that were not there before",
    remedy =
        "first let every release that runs name the table beside its parent; allow it where nobody"
            + " is to find those rows any more",
    asksFor = ChangeTableOption.class)
final class InheritanceChangeHidesRows extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(ChangeTableOption.class)
        .filter(change -> change.option() == TableOption.INHERITANCE)
        .filter(change -> !evidence.born(change.table()) && !evidence.born(parent(change)))
        .filter(change -> !isTakenBack(change, evidence))
        .map(
            change ->
                Danger.to(
                    change.table(),
                    "what reads or changes %s %s the rows of %s"
                        .formatted(
                            parent(change),
                            leaves(change) ? "misses" : "now meets",
                            change.table())));
  }

  private static boolean leaves(ChangeTableOption change) {
    return change.detail().startsWith("NO ");
  }

  private static Table parent(ChangeTableOption change) {
    return Table.named(change.detail().substring(change.detail().lastIndexOf(' ') + 1));
  }

  /** Nobody looks before COMMIT: ALTER TABLE keeps everybody away. */
  private static boolean isTakenBack(ChangeTableOption change, Evidence evidence) {
    return inherits(change, evidence.released()).isPresent()
        && inherits(change, evidence.released())
            .equals(inherits(change, evidence.afterTransaction()));
  }

  private static Optional<Boolean> inherits(ChangeTableOption change, Schema schema) {
    return schema.table(change.table()).map(child -> child.inherits().contains(parent(change)));
  }
}
