package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.RebuildsIndex;
import dev.lockkeeper.effect.Effect.Rewrites;
import dev.lockkeeper.effect.Effect.Scans;
import dev.lockkeeper.effect.Effect.Works;
import dev.lockkeeper.operation.Maintenance;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.Maintain;
import dev.lockkeeper.operation.Operation.Only;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.Truncate;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables whose rows a statement works through, as far as they can be many.
 *
 * <p>A table made by the pending scripts has no rows before they put some in. A foreign key of such
 * a table looks its parents up row by row, so that without rows nothing is looked up.
 */
record Work(List<Operation> operations, List<Effect> effects, Before before) {

  boolean isLong() {
    return (tables().findAny().isPresent() && !operations.stream().allMatch(Work::empties))
        || operations.stream().anyMatch(Work::sleeps);
  }

  /** sql-truncate: "it does not actually scan the tables", new as their storage is. */
  private static boolean empties(Operation operation) {
    return operation instanceof Truncate
        || operation instanceof Only
        || (operation instanceof Maintain work
            && work.kind() == Maintenance.EMPTY_MATERIALIZED_VIEW);
  }

  private static boolean sleeps(Operation operation) {
    return operation instanceof Query query
        && query.functions().stream().anyMatch(name -> name.startsWith("pg_sleep"));
  }

  /** Returns the tables, some of them more than once. */
  Stream<Table> tables() {
    Set<Table> parents = parentsOfEmpty();
    return effects.stream()
        .flatMap(Work::worked)
        .filter(table -> !before.isEmpty(table) && !parents.contains(table));
  }

  private static Stream<Table> worked(Effect effect) {
    if (effect instanceof Scans scan) {
      return Stream.of(scan.table());
    } else if (effect instanceof Rewrites rewrite) {
      return Stream.of(rewrite.table());
    } else if (effect instanceof RebuildsIndex rebuild) {
      return Stream.of(rebuild.table());
    } else if (effect instanceof Works work) {
      return Stream.of(work.table());
    }
    return Stream.of();
  }

  /** The targets of foreign keys, where every operation is one on a table without rows. */
  private Set<Table> parentsOfEmpty() {
    List<Operation> asked =
        operations.stream().filter(operation -> !(operation instanceof Only)).toList();
    boolean all =
        asked.stream()
            .allMatch(
                operation -> operation instanceof AddConstraint add && before.isEmpty(add.table()));
    return all
        ? asked.stream()
            .map(AddConstraint.class::cast)
            .flatMap(add -> add.constraint().references().stream())
            .map(reference -> reference.table())
            .collect(Collectors.toSet())
        : Set.of();
  }
}
