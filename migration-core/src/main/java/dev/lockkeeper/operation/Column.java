package dev.lockkeeper.operation;

import java.util.List;
import java.util.Optional;

/**
 * A column as it is declared or as it stands.
 *
 * @param name as the catalog stores it
 * @param type its type; a serial's is the integer behind it
 * @param notNull whether NULL is refused, also by a primary key
 * @param defaultValue where one is given; of a generated column the expression that makes it
 * @param generation how the database makes its values
 * @param constraints written inline beside it (NOT NULL is none of them)
 */
public record Column(
    String name,
    ColumnType type,
    boolean notNull,
    Optional<Expression> defaultValue,
    Generation generation,
    List<Constraint> constraints) {

  /** How the database makes a column's values. */
  public enum Generation {
    NONE,
    SERIAL,
    IDENTITY,
    STORED,
    VIRTUAL
  }

  public Column {
    constraints = List.copyOf(constraints);
  }

  /** Returns the same column with or without NOT NULL. */
  public Column notNull(boolean required) {
    return new Column(name, type, required, defaultValue, generation, constraints);
  }

  /** Returns the same column with another type. */
  public Column ofType(ColumnType newType) {
    return new Column(name, newType, notNull, defaultValue, generation, constraints);
  }

  /** Returns the same column under another name. */
  public Column named(String newName) {
    return new Column(newName, type, notNull, defaultValue, generation, constraints);
  }

  /** Returns the same column with another default, or with none. */
  public Column withDefault(Optional<Expression> newDefault) {
    return new Column(name, type, notNull, newDefault, generation, constraints);
  }
}
