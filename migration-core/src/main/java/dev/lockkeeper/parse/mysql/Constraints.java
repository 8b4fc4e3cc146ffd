package dev.lockkeeper.parse.mysql;

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

/** Reads primary keys, foreign keys and checks. */
final class Constraints {

  private Constraints() {}

  /** Passes CONSTRAINT and its name, where they come next. */
  static Optional<String> symbol(Tokens tokens) throws NotUnderstoodException {
    if (!tokens.accept("CONSTRAINT")) {
      return Optional.empty();
    }
    boolean named = Words.isName(tokens.peek());
    return named ? Optional.of(tokens.qualifiedMember()) : Optional.empty();
  }

  /** Reads on from the word CHECK. */
  static Constraint check(Tokens tokens, Optional<String> name, List<String> beside)
      throws NotUnderstoodException {
    tokens.expect("CHECK", "(");
    Reads reads = new Reads();
    int start = tokens.position();
    new Expressions(tokens, reads).expression();
    Expression condition = Expressions.of(tokens.since(start), reads);
    tokens.expect(")");
    boolean enforced = !tokens.accept("NOT", "ENFORCED");
    if (enforced) {
      tokens.accept("ENFORCED");
    }
    List<String> columns = reads.columns().isEmpty() ? beside : reads.columns();
    return new Constraint(
        Kind.CHECK,
        name,
        columns,
        Optional.of(condition),
        Optional.empty(),
        !enforced,
        Optional.empty(),
        enforced);
  }

  /** Reads on behind PRIMARY KEY. A key over parts of columns is one over the columns. */
  static Constraint primaryKey(Tokens tokens) throws NotUnderstoodException {
    IndexParts parts = new IndexParts(tokens);
    // a name may be given and is ignored
    parts.name();
    parts.read();
    return new Constraint(
        Kind.PRIMARY_KEY,
        Optional.of("PRIMARY"),
        parts.columns(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  /** Reads on behind FOREIGN KEY; where the constraint has no name, that of its index serves. */
  static Constraint foreignKey(Tokens tokens, Optional<String> symbol)
      throws NotUnderstoodException {
    Optional<String> index = tokens.isNext("(") ? Optional.empty() : Optional.of(tokens.member());
    List<String> columns = tokens.members();
    Reference target = reference(tokens);
    return new Constraint(
        Kind.FOREIGN_KEY,
        symbol.or(() -> index),
        columns,
        Optional.empty(),
        Optional.of(target),
        false,
        Optional.empty());
  }

  /** Reads on from REFERENCES behind a column; whether that is a foreign key, the server says. */
  static Constraint referenceBeside(Tokens tokens, String column) throws NotUnderstoodException {
    return new Constraint(
        Kind.FOREIGN_KEY,
        Optional.empty(),
        List.of(column),
        Optional.empty(),
        Optional.of(reference(tokens)),
        false,
        Optional.empty());
  }

  /** Reads on from the word REFERENCES. */
  static Reference reference(Tokens tokens) throws NotUnderstoodException {
    tokens.expect("REFERENCES");
    Table table = tokens.table();
    List<String> columns = tokens.isNext("(") ? keyColumns(tokens) : List.of();
    if (tokens.accept("MATCH")) {
      tokens.label();
    }
    int start = tokens.position();
    while (tokens.accept("ON")) {
      if (!tokens.accept("DELETE")) {
        tokens.expect("UPDATE");
      }
      action(tokens);
    }
    return new Reference(table, columns, Rendering.phrase(tokens.since(start)));
  }

  private static List<String> keyColumns(Tokens tokens) throws NotUnderstoodException {
    List<String> columns = new ArrayList<>();
    tokens.expect("(");
    do {
      columns.add(tokens.member());
      if (tokens.accept("(")) {
        tokens.number();
        tokens.expect(")");
      }
      if (!tokens.accept("ASC")) {
        tokens.accept("DESC");
      }
    } while (tokens.accept(","));
    tokens.expect(")");
    return columns;
  }

  private static void action(Tokens tokens) throws NotUnderstoodException {
    boolean known =
        tokens.accept("RESTRICT")
            || tokens.accept("CASCADE")
            || tokens.accept("SET", "NULL")
            || tokens.accept("SET", "DEFAULT")
            || tokens.accept("NO", "ACTION");
    if (!known) {
      throw tokens.unexpected();
    }
  }
}
