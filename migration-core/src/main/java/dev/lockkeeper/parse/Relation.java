package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A table as a statement names it.
 *
 * @param only whether ONLY leaves out its partitions and the tables that inherit from it
 * @param alias what the rest of the statement calls it instead
 */
record Relation(Table table, boolean only, Optional<String> alias) {

  /** A table that is called by its name. */
  Relation(Table table, boolean only) {
    this(table, only, Optional.empty());
  }

  /** Returns the same table called by an alias. */
  Relation called(String name) {
    return new Relation(table, only, Optional.of(name));
  }

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
