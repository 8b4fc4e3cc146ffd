package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.schema.Difference.ColumnRetyped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

@HazardInfo(
    id = "type-change-breaks-release",
    summary = "Column of another or a narrower type",
    danger =
        "the running release writes what is refused or cut, and reads what its variables do not"
            + " take",
    remedy =
        "add a column of the new type, write both from the application, copy in batches, read the"
            + " new one, and drop the old one in a later release",
    comparison = true,
    asksFor = ColumnRetyped.class)
final class TypeChangeBreaksRelease extends Hazard {

  private static final Set<String> INSTANTS =
      Set.of("timestamp without time zone", "timestamp with time zone");

  @Override
  public Stream<Danger> in(Evidence evidence) {
    // a type under another name gives and takes what it did
    return evidence
        .differences(ColumnRetyped.class)
        .filter(change -> !RenamedObjects.in(evidence))
        .map(TypeChangeBreaksRelease::danger);
  }

  private static Danger danger(ColumnRetyped change) {
    Danger danger =
        Danger.to(
            change.table(),
            "the running release takes %s.%s for %s, and it is %s"
                .formatted(change.table(), change.column(), change.from(), change.to()));
    // every statement runs as before; a program that asks for the one type is not given the other
    return INSTANTS.containsAll(List.of(change.from().name(), change.to().name()))
        ? danger.weighing(Severity.WARNING)
        : danger;
  }
}
