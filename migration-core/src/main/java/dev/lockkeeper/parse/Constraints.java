package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads constraints, those of tables and those written beside a column. */
final class Constraints {

  private static final Set<String> STARTS = Names.words("CHECK UNIQUE PRIMARY FOREIGN EXCLUDE");

  private Constraints() {}

  /** Returns whether a table constraint begins here, rather than a column. */
  static boolean tableConstraintStarts(Tokens tokens) {
    return tokens.isNext("CONSTRAINT")
        || tokens.isNext("CHECK")
        || tokens.isNext("UNIQUE")
        || tokens.isNext("PRIMARY", "KEY")
        || tokens.isNext("FOREIGN", "KEY")
        || tokens.isNext("EXCLUDE", "(")
        || tokens.isNext("EXCLUDE", "USING")
        || tokens.isNext("NOT", "NULL");
  }

  /** Reads a table constraint from its CONSTRAINT or first keyword to its last attribute. */
  static Constraint ofTable(Tokens tokens) throws NotUnderstoodException {
    Optional<String> name = name(tokens);
    Constraint constraint = body(tokens, name);
    ConstraintAttributes attributes = ConstraintAttributes.read(tokens);
    Constraint qualified = attributes.of(constraint);
    return attributes.notValid() ? qualified.unvalidated() : qualified;
  }

  /** Reads CONSTRAINT and a name, where they come next. */
  static Optional<String> name(Tokens tokens) throws NotUnderstoodException {
    return tokens.accept("CONSTRAINT") ? Optional.of(tokens.name()) : Optional.empty();
  }

  private static Constraint body(Tokens tokens, Optional<String> name)
      throws NotUnderstoodException {
    if (tokens.accept("NOT", "NULL")) {
      return plain(Kind.NOT_NULL, name, List.of(tokens.name()));
    }
    if (!tokens.isAny(STARTS)) {
      throw tokens.unexpected();
    }
    return switch (tokens.next().keyword()) {
      case "CHECK" -> check(tokens, name);
      case "UNIQUE" -> key(tokens, Kind.UNIQUE, name);
      case "PRIMARY" -> primary(tokens, name);
      case "FOREIGN" -> foreign(tokens, name);
      default -> exclusion(tokens, name);
    };
  }

  /** Reads a CHECK's condition. */
  static Constraint check(Tokens tokens, Optional<String> name) throws NotUnderstoodException {
    tokens.expect("(");
    Reads reads = new Reads();
    Expression condition = Expressions.read(tokens, reads, false);
    tokens.expect(")");
    return new Constraint(
        Kind.CHECK,
        name,
        reads.columns(),
        Optional.of(condition),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static Constraint primary(Tokens tokens, Optional<String> name)
      throws NotUnderstoodException {
    tokens.expect("KEY");
    return key(tokens, Kind.PRIMARY_KEY, name);
  }

  private static Constraint key(Tokens tokens, Kind kind, Optional<String> name)
      throws NotUnderstoodException {
    if (tokens.accept("USING", "INDEX")) {
      return new Constraint(
          kind,
          name,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.of(tokens.name()));
    }
    KeyDetails details = new KeyDetails(tokens);
    details.nulls();
    List<String> columns = details.columns();
    details.ofIndex();
    return plain(kind, name, columns).detailed(details.text());
  }

  /** Reads a UNIQUE or PRIMARY KEY beside a column. */
  static Constraint inlineKey(Tokens tokens, Kind kind, Optional<String> name, String column)
      throws NotUnderstoodException {
    KeyDetails details = new KeyDetails(tokens);
    details.nulls();
    details.ofIndex();
    return plain(kind, name, List.of(column)).detailed(details.text());
  }

  private static Constraint foreign(Tokens tokens, Optional<String> name)
      throws NotUnderstoodException {
    tokens.expect("KEY");
    KeyDetails details = new KeyDetails(tokens);
    List<String> columns = details.columns();
    tokens.expect("REFERENCES");
    return reference(tokens, name, columns).detailed(details.text());
  }

  /** Reads a foreign key behind its REFERENCES. */
  static Constraint reference(Tokens tokens, Optional<String> name, List<String> columns)
      throws NotUnderstoodException {
    Table table = tokens.table();
    List<String> referenced = tokens.isNext("(") ? new KeyDetails(tokens).columns() : List.of();
    Reference reference = new Reference(table, referenced, actions(tokens));
    return new Constraint(
        Kind.FOREIGN_KEY,
        name,
        columns,
        Optional.empty(),
        Optional.of(reference),
        false,
        Optional.empty());
  }

  private static String actions(Tokens tokens) throws NotUnderstoodException {
    List<String> actions = new ArrayList<>();
    int start = tokens.position();
    if (tokens.accept("MATCH")) {
      if (!tokens.accept("FULL") && !tokens.accept("PARTIAL")) {
        tokens.expect("SIMPLE");
      }
      actions.add(Rendering.phrase(tokens.since(start)));
    }
    for (start = tokens.position();
        tokens.accept("ON", "DELETE") || tokens.accept("ON", "UPDATE");
        start = tokens.position()) {
      if (tokens.accept("SET", "NULL") || tokens.accept("SET", "DEFAULT")) {
        if (tokens.isNext("(")) {
          tokens.nameList();
        }
      } else if (!tokens.accept("NO", "ACTION") && !tokens.accept("RESTRICT")) {
        tokens.expect("CASCADE");
      }
      actions.add(Rendering.phrase(tokens.since(start)));
    }
    // of two keys that act alike one may say so the other way round
    return String.join(" ", actions.stream().sorted().toList());
  }

  private static Constraint exclusion(Tokens tokens, Optional<String> name)
      throws NotUnderstoodException {
    if (tokens.accept("USING")) {
      tokens.name();
    }
    Reads reads = new Reads();
    int start = tokens.position();
    tokens.expect("(");
    do {
      IndexElement.read(tokens, reads);
      tokens.expect("WITH");
      if (tokens.accept("OPERATOR")) {
        tokens.parenthesis();
      } else {
        tokens.next();
      }
    } while (tokens.accept(","));
    tokens.expect(")");
    String elements = Rendering.sql(tokens.since(start));
    new KeyDetails(tokens).ofIndex();
    if (tokens.accept("WHERE")) {
      tokens.expect("(");
      Expressions.whole(tokens);
      tokens.expect(")");
    }
    return new Constraint(
        Kind.EXCLUSION,
        name,
        reads.columns(),
        Optional.of(new Expression(elements, reads.functions())),
        Optional.empty(),
        false,
        Optional.empty());
  }

  static Constraint plain(Kind kind, Optional<String> name, List<String> columns) {
    return new Constraint(
        kind, name, columns, Optional.empty(), Optional.empty(), false, Optional.empty());
  }
}
