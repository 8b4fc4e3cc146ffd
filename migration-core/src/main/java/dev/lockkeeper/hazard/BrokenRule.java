package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;

/** Says in words which writes a constraint refuses. */
final class BrokenRule {

  private BrokenRule() {}

  /** Returns what such a write would do, as in "writes fail where they …". */
  static String of(Table table, Constraint constraint) {
    String columns = String.join(", ", constraint.columns());
    return switch (constraint.kind()) {
      case PRIMARY_KEY, UNIQUE ->
          "repeat %s (%s)".formatted(columns, DefaultName.of(table, constraint));
      case EXCLUSION -> "conflict in %s (%s)".formatted(columns, DefaultName.of(table, constraint));
      case NOT_NULL -> "leave %s NULL".formatted(columns);
      case CHECK ->
          "break %s: %s"
              .formatted(
                  DefaultName.of(table, constraint),
                  constraint.expression().map(Expression::sql).orElse("CHECK"));
      case FOREIGN_KEY ->
          "give %s what %s does not have, as do deletes there of what %s refers to"
              .formatted(columns, constraint.references().orElseThrow().table(), table);
    };
  }
}
