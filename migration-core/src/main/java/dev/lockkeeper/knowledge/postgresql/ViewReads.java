package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Picked;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.SchemaObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of the relations below it a view finds.
 *
 * <p>rules-views: the view's query takes the view's place, so its conditions keep the planner from
 * partitions as if they were the statement's.
 */
final class ViewReads {

  private final Situation situation;

  ViewReads(Situation situation) {
    this.situation = situation;
  }

  /** Returns what is read when the view is; nothing for what is no view. */
  Set<Table> found(Table view) {
    Set<Table> found = new LinkedHashSet<>();
    find(view, new LinkedHashSet<>(), found);
    return found;
  }

  private void find(Table relation, Set<Table> above, Set<Table> found) {
    if (!above.add(relation)) {
      return;
    }
    for (Table read : view(relation).map(it -> it.definition().reads()).orElse(List.of())) {
      found.addAll(found(relation, read));
      find(read, above, found);
    }
    above.remove(relation);
  }

  /** Returns the table that the view reads, with those of its partitions that it does. */
  List<Table> found(Table view, Table read) {
    Optional<Picked> picked =
        view(view).stream()
            .flatMap(it -> it.definition().mentions().deeds().stream())
            .filter(Query.class::isInstance)
            .flatMap(query -> Optional.ofNullable(((Query) query).picked().get(read)).stream())
            .findFirst();
    return new Partitions(situation)
        .meeting(read, picked.map(Picked::condition), picked.map(Picked::called).orElse(""));
  }

  /** A materialized view holds its rows itself. */
  private Optional<SchemaObject> view(Table relation) {
    return situation.schema().object(relation).filter(object -> object.kind() == ObjectKind.VIEW);
  }
}
