package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a column as CREATE TABLE and ADD COLUMN declare it. */
final class ColumnDefinition {

  private final Tokens tokens;
  private final List<Constraint> constraints = new ArrayList<>();
  private String name = "";
  private boolean notNull;
  private Optional<Expression> defaultValue = Optional.empty();
  private Generation generation = Generation.NONE;
  private Optional<String> collation = Optional.empty();
  private Optional<Table> sequence = Optional.empty();

  private ColumnDefinition(Tokens tokens) {
    this.tokens = tokens;
  }

  static Column read(Tokens tokens) throws NotUnderstoodException {
    return new ColumnDefinition(tokens).read();
  }

  /** Reads a column whose type stands in a partition's parent or in a composite type. */
  static Column typedElsewhere(Tokens tokens) throws NotUnderstoodException {
    ColumnDefinition definition = new ColumnDefinition(tokens);
    definition.name = tokens.name();
    tokens.accept("WITH", "OPTIONS");
    return definition.of(ColumnType.ELSEWHERE);
  }

  private Column read() throws NotUnderstoodException {
    name = tokens.name();
    return of(serial(Types.read(tokens)));
  }

  private Column of(ColumnType type) throws NotUnderstoodException {
    while (option() || constraint()) {
      // in any order
    }
    ColumnType collated =
        new ColumnType(type.name(), type.arguments(), type.dimensions(), collation);
    return new Column(name, collated, notNull, defaultValue, generation, constraints)
        .countedBy(sequence);
  }

  private ColumnType serial(ColumnType type) {
    String integer = Types.SERIALS.get(type.name());
    if (integer == null || type.dimensions() > 0) {
      return type;
    }
    generation = Generation.SERIAL;
    notNull = true;
    return ColumnType.of(integer);
  }

  private boolean option() throws NotUnderstoodException {
    if (tokens.accept("COLLATE")) {
      collation = Optional.of(Expressions.collation(tokens));
      return true;
    }
    if (tokens.accept("STORAGE") || tokens.accept("COMPRESSION")) {
      tokens.next();
      return true;
    }
    if (tokens.accept("OPTIONS")) {
      tokens.parenthesis();
      return true;
    }
    return false;
  }

  private boolean constraint() throws NotUnderstoodException {
    Optional<String> given = Constraints.name(tokens);
    boolean found = unnamed() || named(given);
    if (!found && given.isPresent()) {
      throw tokens.unexpected();
    }
    return found;
  }

  private boolean unnamed() throws NotUnderstoodException {
    if (tokens.accept("NOT", "NULL")) {
      notNull = true;
      tokens.accept("NO", "INHERIT");
      return true;
    }
    if (tokens.accept("NULL")) {
      return true;
    }
    if (tokens.accept("DEFAULT")) {
      defaultValue = Optional.of(Expressions.ofDefault(tokens));
      return true;
    }
    if (tokens.accept("GENERATED")) {
      generated();
      return true;
    }
    return false;
  }

  private void generated() throws NotUnderstoodException {
    boolean byDefault = tokens.accept("BY", "DEFAULT");
    if (!byDefault) {
      tokens.expect("ALWAYS");
    }
    tokens.expect("AS");
    if (tokens.accept("IDENTITY")) {
      generation = Generation.IDENTITY;
      notNull = true;
      if (tokens.isNext("(")) {
        sequence = SequenceOptions.name(tokens);
      }
      return;
    }
    if (byDefault) {
      throw tokens.unexpected();
    }
    tokens.expect("(");
    defaultValue = Optional.of(Expressions.whole(tokens));
    tokens.expect(")");
    // PostgreSQL 18 leaves the word out for a virtual column
    generation = tokens.accept("STORED") ? Generation.STORED : Generation.VIRTUAL;
    tokens.accept("VIRTUAL");
  }

  private boolean named(Optional<String> given) throws NotUnderstoodException {
    Optional<Constraint> constraint = inline(given);
    if (constraint.isEmpty()) {
      return false;
    }
    ConstraintAttributes attributes = ConstraintAttributes.read(tokens);
    if (attributes.notValid()) {
      throw new NotUnderstoodException("NOT VALID beside a column");
    }
    notNull |= constraint.get().kind() == Kind.PRIMARY_KEY;
    constraints.add(attributes.of(constraint.get()));
    return true;
  }

  private Optional<Constraint> inline(Optional<String> given) throws NotUnderstoodException {
    if (tokens.accept("CHECK")) {
      return Optional.of(Constraints.check(tokens, given));
    }
    if (tokens.accept("UNIQUE")) {
      return Optional.of(Constraints.inlineKey(tokens, Kind.UNIQUE, given, name));
    }
    if (tokens.accept("PRIMARY", "KEY")) {
      return Optional.of(Constraints.inlineKey(tokens, Kind.PRIMARY_KEY, given, name));
    }
    if (tokens.accept("REFERENCES")) {
      return Optional.of(Constraints.reference(tokens, given, List.of(name)));
    }
    return Optional.empty();
  }
}
