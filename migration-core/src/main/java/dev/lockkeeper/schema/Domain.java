package dev.lockkeeper.schema;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Expression;
import java.util.List;
import java.util.Optional;

/**
 * What a domain demands of its values.
 *
 * @param base type that it restricts
 * @param notNull whether it refuses NULL
 * @param defaultValue of columns that have none of their own
 * @param checks all of kind CHECK
 */
public record Domain(
    ColumnType base, boolean notNull, Optional<Expression> defaultValue, List<Constraint> checks)
    implements SchemaObject.Detail {
  public Domain {
    checks = List.copyOf(checks);
  }

  /** Returns whether some value of the base type is refused. */
  boolean restricts() {
    return notNull || !checks.isEmpty();
  }
}
