package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import java.util.Collection;
import java.util.List;

/**
 * A table as a statement names it.
 *
 * @param only whether ONLY leaves out its partitions and the tables that inherit from it
 */
record Relation(Table table, boolean only) {

  /** Returns the tables by their names alone. */
  static List<Table> tables(Collection<Relation> relations) {
    return relations.stream().map(Relation::table).toList();
  }

  /** Returns the restrictions of those that have one. */
  static List<Operation> restrictions(Collection<Relation> relations) {
    return relations.stream()
        .filter(Relation::only)
        .<Operation>map(relation -> new Operation.Only(relation.table()))
        .toList();
  }
}
