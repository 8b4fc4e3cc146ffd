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
 * @param onUpdate what every UPDATE that changes a row sets it to, where that is declared
 * @param invisible whether {@code SELECT *} leaves it out
 * @param comment where one is given
 * @param sequence behind an identity, where it has a name of its own
 */
public record Column(
    String name,
    ColumnType type,
    boolean notNull,
    Optional<Expression> defaultValue,
    Generation generation,
    List<Constraint> constraints,
    Optional<Expression> onUpdate,
    boolean invisible,
    Optional<String> comment,
    Optional<Table> sequence) {

  /** How the database makes a column's values. */
  public enum Generation {
    NONE,
    SERIAL,
    IDENTITY,
    AUTO_INCREMENT,
    STORED,
    VIRTUAL
  }

  public Column {
    constraints = List.copyOf(constraints);
  }

  /** A column that is visible, has no comment and is set by no UPDATE that does not name it. */
  public Column(
      String name,
      ColumnType type,
      boolean notNull,
      Optional<Expression> defaultValue,
      Generation generation,
      List<Constraint> constraints) {
    this(
        name,
        type,
        notNull,
        defaultValue,
        generation,
        constraints,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same column with or without NOT NULL. */
  public Column notNull(boolean required) {
    return with(name, type, required, defaultValue, constraints);
  }

  /** Returns the same column with another type. */
  public Column ofType(ColumnType newType) {
    return with(name, newType, notNull, defaultValue, constraints);
  }

  /** Returns the same column under another name. */
  public Column named(String newName) {
    return with(newName, type, notNull, defaultValue, constraints);
  }

  /** Returns the same column with another default, or with none. */
  public Column withDefault(Optional<Expression> newDefault) {
    return with(name, type, notNull, newDefault, constraints);
  }

  /** Returns the same column with other constraints beside it. */
  public Column withConstraints(List<Constraint> newConstraints) {
    return with(name, type, notNull, defaultValue, newConstraints);
  }

  /** Returns the same column, for which its default is all that makes values. */
  public Column unserial() {
    return generation == Generation.SERIAL ? generated(Generation.NONE) : this;
  }

  /** Returns the same column, whose values the database makes in that way. */
  public Column generated(Generation newGeneration) {
    return new Column(
        name,
        type,
        notNull,
        defaultValue,
        newGeneration,
        constraints,
        onUpdate,
        invisible,
        comment,
        sequence);
  }

  /** Returns the same identity column, with that name for its sequence. */
  public Column countedBy(Optional<Table> named) {
    return new Column(
        name,
        type,
        notNull,
        defaultValue,
        generation,
        constraints,
        onUpdate,
        invisible,
        comment,
        named);
  }

  private Column with(
      String newName,
      ColumnType newType,
      boolean required,
      Optional<Expression> newDefault,
      List<Constraint> newConstraints) {
    return new Column(
        newName,
        newType,
        required,
        newDefault,
        generation,
        newConstraints,
        onUpdate,
        invisible,
        comment,
        sequence);
  }
}
