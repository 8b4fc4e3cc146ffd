package dev.lockkeeper.hazard;

import static dev.lockkeeper.operation.Definition.Trait.CHANGES_ALL;
import static dev.lockkeeper.operation.Definition.Trait.DELETES_ALL;
import static dev.lockkeeper.operation.Definition.Trait.RESTRICTIVE;
import static dev.lockkeeper.operation.Definition.Trait.SHOWS_ALL;
import static dev.lockkeeper.operation.Definition.Trait.TAKES_ALL;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.Set;
import java.util.stream.Collectors;

/** What row security hides once the transaction is over. */
record HiddenRows(Evidence evidence) {

  private static final Set<Trait> EVERYTHING =
      Set.of(SHOWS_ALL, TAKES_ALL, CHANGES_ALL, DELETES_ALL);

  /** Returns whether the policies that are left hide rows, or refuse them, as soon as it is on. */
  boolean areIn(Table table) {
    Set<Trait> permitted =
        evidence.afterTransaction().attachments().of(table).stream()
            .flatMap(one -> one.traits().stream())
            .collect(Collectors.toSet());
    return !evidence.born(table)
        && (permitted.contains(RESTRICTIVE) || !permitted.containsAll(EVERYTHING));
  }

  /** Returns whether it is on; of a table that nobody has seen made it is not known. */
  boolean areGuarded(Table table) {
    return evidence
        .before()
        .schema()
        .table(table)
        .map(shape -> shape.options().getOrDefault(TableOption.ROW_SECURITY, "DISABLE"))
        .filter(last -> last.startsWith("DISABLE"))
        .isEmpty();
  }
}
