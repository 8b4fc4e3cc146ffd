package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.schema.Difference.ColumnRetyped;
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

  @Override
  public Stream<Danger> in(Evidence evidence) {
    // a type under another name gives and takes what it did
    return evidence
        .differences(ColumnRetyped.class)
        .filter(change -> !RenamedObjects.in(evidence))
        .map(
            change ->
                Danger.to(
                    change.table(),
                    "the running release takes %s.%s for %s, and it is %s"
                        .formatted(change.table(), change.column(), change.from(), change.to())));
  }
}
