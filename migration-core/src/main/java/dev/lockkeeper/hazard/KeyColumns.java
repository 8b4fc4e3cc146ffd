package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import java.util.List;
import java.util.Optional;

/** The columns of a new key, as they stand before it is added. */
record KeyColumns(Evidence evidence, AddConstraint add) {

  /** Returns whether the table is partitioned, so that no index of it is built CONCURRENTLY. */
  boolean isDivided() {
    return schema().isPartitioned(add.table());
  }

  /** Returns whether all of them are known. */
  boolean isKnown() {
    return names().stream().allMatch(name -> column(name).isPresent());
  }

  /** Returns those that may be NULL. */
  List<String> optional() {
    return names().stream()
        .filter(name -> column(name).filter(column -> !column.notNull()).isPresent())
        .toList();
  }

  private List<String> names() {
    return add.constraint()
        .usingIndex()
        .flatMap(index -> schema().index(add.table().sibling(index)))
        .map(Index::keys)
        .orElseGet(() -> add.constraint().columns());
  }

  private Optional<Column> column(String name) {
    return schema().table(add.table()).flatMap(shape -> shape.column(name));
  }

  /** Returns what is there before it is added. */
  Schema schema() {
    return evidence.before().schema();
  }
}
