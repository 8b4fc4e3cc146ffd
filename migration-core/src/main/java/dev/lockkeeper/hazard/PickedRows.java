package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows that a statement picks in order to write them.
 *
 * @param table they are of
 * @param where whether it picks any at all
 * @param condition of a WHERE; MERGE and MySQL's joins need none
 * @param filled columns that are written: what lacks a value there is not few
 * @param called what it calls the table, where not by its name
 * @param beside how it calls what it joins with the table
 */
record PickedRows(
    Table table,
    boolean where,
    Optional<Expression> condition,
    Set<String> filled,
    Optional<String> called,
    List<String> beside) {

  static PickedRows of(Update update) {
    return new PickedRows(
        update.table(),
        update.where(),
        update.condition(),
        Set.copyOf(update.columns()),
        update.alias(),
        update.beside());
  }

  static PickedRows of(Delete delete) {
    return new PickedRows(
        delete.table(),
        delete.where(),
        delete.condition(),
        Set.of(),
        delete.alias(),
        delete.beside());
  }

  /** Returns whether nothing keeps them few. */
  boolean areOpen(Evidence evidence) {
    if (evidence.born(table)) {
      return false;
    }
    Optional<Joins> joins = Joins.of(table, called, beside, evidence);
    return condition
        .map(
            it ->
                new OpenCondition(
                        temporal(evidence), keys(evidence), sought(evidence), filled, joins)
                    .in(it.sql()))
        .orElseGet(() -> where && !beside.isEmpty() && joins.isPresent());
  }

  private Set<String> keys(Evidence evidence) {
    return evidence.before().schema().indexesOf(table).stream()
        .filter(index -> index.unique() && index.keys().size() == 1)
        .map(index -> index.keys().get(0))
        .collect(Collectors.toSet());
  }

  private Set<String> sought(Evidence evidence) {
    Schema schema = evidence.before().schema();
    Stream<String> indexed = schema.indexesOf(table).stream().map(index -> index.keys().get(0));
    Stream<String> pointing =
        schema.foreignKeysOf(table).stream().flatMap(key -> key.constraint().columns().stream());
    return Stream.concat(indexed, pointing).collect(Collectors.toSet());
  }

  private Set<String> temporal(Evidence evidence) {
    return evidence.before().schema().table(table).stream()
        .flatMap(shape -> shape.columns().stream())
        .filter(column -> column.type().name().matches("date|datetime|time(?:stamp)?.*"))
        .map(Column::name)
        .collect(Collectors.toSet());
  }

  /** Returns which those are: that …. */
  @Override
  public String toString() {
    return condition
        .map(it -> "satisfy " + it.sql())
        .orElseGet(() -> "a join with %s picks".formatted(beside.get(0)));
  }
}
