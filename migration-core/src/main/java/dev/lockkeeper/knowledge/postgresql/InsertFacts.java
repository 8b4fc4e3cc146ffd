package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_SHARE;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.GivenValues;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows inserted, also through a view, with the parents and sequences that they ask. */
final class InsertFacts {

  private final Situation situation;

  InsertFacts(Situation situation) {
    this.situation = situation;
  }

  /** explicit-locking: ROW EXCLUSIVE, "acquired by any command that modifies data in a table". */
  Deeds insert(Insert operation) {
    Deeds deeds = situation.deeds().lock(operation.table(), ROW_EXCLUSIVE);
    if (situation.isReplaced(operation.table(), Trait.INSTEAD_OF_INSERT)) {
      return deeds;
    }
    deeds.lock(situation.readBy(operation.table()), ROW_EXCLUSIVE);
    Table table = situation.written(operation.table());
    List<String> named = named(operation, table);
    for (Column column : situation.columns(table)) {
      if (isDefaulted(column, operation, named)) {
        deeds.lock(situation.sequencesOf(table, column), ROW_EXCLUSIVE);
      }
    }
    for (ForeignKey key : situation.schema().foreignKeysOf(table)) {
      boolean points =
          key.constraint().columns().stream()
              .allMatch(column -> mayHoldValue(column, table, operation, named));
      if (points) {
        deeds.lock(TableFacts.target(key), ROW_SHARE);
      }
    }
    return deeds;
  }

  /** The columns that the rows are for, in order; those of the table where none are named. */
  private List<String> named(Insert operation, Table table) {
    if (!operation.columns().isEmpty()) {
      return operation.columns();
    }
    List<String> all =
        new ArrayList<>(situation.columns(table).stream().map(Column::name).toList());
    int width = operation.values().map(GivenValues::width).orElse(all.size());
    return all.subList(0, Math.min(width, all.size()));
  }

  private static boolean isDefaulted(Column column, Insert operation, List<String> named) {
    int at = named.indexOf(column.name());
    Set<Integer> defaulted = operation.values().map(GivenValues::defaulted).orElse(Set.of());
    return at < 0 || defaulted.contains(at);
  }

  /** A key that is NULL points at nothing, and nobody looks. */
  private boolean mayHoldValue(String name, Table table, Insert operation, List<String> named) {
    int at = named.indexOf(name);
    boolean given =
        at >= 0 && operation.values().map(values -> values.given().contains(at)).orElse(true);
    return given
        || situation
            .column(table, name)
            .filter(column -> isDefaulted(column, operation, named))
            .filter(column -> column.defaultValue().isPresent())
            .isPresent();
  }
}
