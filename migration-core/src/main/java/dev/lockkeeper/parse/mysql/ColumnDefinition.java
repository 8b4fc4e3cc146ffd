package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a column as CREATE TABLE, ADD, MODIFY and CHANGE declare it.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-table.html">MySQL: CREATE TABLE</a>
 */
final class ColumnDefinition {

  private final Tokens tokens;
  private final String name;
  private final List<Constraint> constraints = new ArrayList<>();
  private boolean notNull;
  private Optional<Expression> defaultValue = Optional.empty();
  private Optional<Expression> onUpdate = Optional.empty();
  private Generation generation = Generation.NONE;
  private Optional<String> collation = Optional.empty();
  private Optional<Integer> srid = Optional.empty();
  private boolean invisible;
  private Optional<String> comment = Optional.empty();

  private ColumnDefinition(Tokens tokens, String name) {
    this.tokens = tokens;
    this.name = name;
  }

  /** Reads the definition behind the column's name. */
  static Column read(Tokens tokens, String name) throws NotUnderstoodException {
    return new ColumnDefinition(tokens, name).read();
  }

  private Column read() throws NotUnderstoodException {
    ColumnType type = type();
    while (value() || key() || look() || storage()) {
      // in any order
    }
    return new Column(
        name,
        located(collation.isPresent() ? type.withText(type.charset(), collation) : type),
        notNull,
        defaultValue,
        generation,
        constraints,
        onUpdate,
        invisible,
        comment,
        Optional.empty());
  }

  /** Values of one spatial reference system are not those of any. */
  private ColumnType located(ColumnType type) {
    return srid.map(id -> type.withAttribute("srid " + id)).orElse(type);
  }

  /** SERIAL is BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE. */
  private ColumnType type() throws NotUnderstoodException {
    if (!tokens.accept("SERIAL")) {
      return Types.read(tokens);
    }
    serial();
    return new ColumnType(
        "bigint", List.of(), 0, Optional.empty(), Optional.empty(), List.of("unsigned"));
  }

  private void serial() {
    notNull = true;
    generation = Generation.AUTO_INCREMENT;
    unique();
  }

  /** Said twice, as by SERIAL UNIQUE, it is one index all the same. */
  private void unique() {
    if (constraints.stream().noneMatch(constraint -> constraint.kind() == Kind.UNIQUE)) {
      constraints.add(constraint(Kind.UNIQUE, Optional.empty()));
    }
  }

  private boolean value() throws NotUnderstoodException {
    if (tokens.accept("NOT", "NULL")) {
      notNull = true;
    } else if (tokens.accept("NULL")) {
      notNull = false;
    } else if (tokens.accept("SERIAL", "DEFAULT", "VALUE")) {
      serial();
    } else if (tokens.accept("DEFAULT")) {
      defaultValue = Optional.of(Expressions.single(tokens));
    } else if (tokens.accept("ON", "UPDATE")) {
      onUpdate = Optional.of(Expressions.single(tokens));
    } else if (tokens.accept("AUTO_INCREMENT")) {
      generation = Generation.AUTO_INCREMENT;
    } else if (tokens.accept("GENERATED", "ALWAYS", "AS") || tokens.accept("AS")) {
      generated();
    } else {
      return false;
    }
    return true;
  }

  private void generated() throws NotUnderstoodException {
    tokens.expect("(");
    defaultValue = Optional.of(Expressions.whole(tokens));
    tokens.expect(")");
    boolean stored = tokens.accept("STORED");
    if (!stored) {
      tokens.accept("VIRTUAL");
    }
    generation = stored ? Generation.STORED : Generation.VIRTUAL;
  }

  private boolean key() throws NotUnderstoodException {
    if (tokens.accept("UNIQUE")) {
      tokens.accept("KEY");
      unique();
    } else if (tokens.accept("PRIMARY", "KEY") || tokens.accept("KEY")) {
      notNull = true;
      constraints.add(constraint(Kind.PRIMARY_KEY, Optional.of("PRIMARY")));
    } else if (tokens.isNext("REFERENCES")) {
      constraints.add(Constraints.referenceBeside(tokens, name));
    } else if (tokens.isNext("CHECK") || tokens.isNext("CONSTRAINT")) {
      constraints.add(Constraints.check(tokens, Constraints.symbol(tokens), List.of(name)));
    } else {
      return false;
    }
    return true;
  }

  private Constraint constraint(Kind kind, Optional<String> constraintName) {
    return new Constraint(
        kind,
        constraintName,
        List.of(name),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private boolean look() throws NotUnderstoodException {
    if (tokens.accept("COMMENT")) {
      comment = Optional.of(tokens.string());
    } else if (tokens.accept("COLLATE")) {
      collation = Optional.of(Types.collation(tokens));
    } else if (tokens.accept("INVISIBLE")) {
      invisible = true;
    } else if (tokens.accept("VISIBLE")) {
      invisible = false;
    } else {
      return false;
    }
    return true;
  }

  private boolean storage() throws NotUnderstoodException {
    if (tokens.accept("SRID")) {
      srid = Optional.of(tokens.number());
    } else if (tokens.accept("COLUMN_FORMAT") || tokens.accept("STORAGE")) {
      tokens.value();
    } else if (tokens.accept("ENGINE_ATTRIBUTE") || tokens.accept("SECONDARY_ENGINE_ATTRIBUTE")) {
      tokens.accept("=");
      tokens.string();
    } else {
      return tokens.accept("NOT", "SECONDARY");
    }
    return true;
  }
}
