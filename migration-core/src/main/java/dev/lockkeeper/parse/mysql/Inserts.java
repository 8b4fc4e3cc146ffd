package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.GivenValues;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.Guard;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.parse.sql.TokenCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the statements that put rows into a table: INSERT, REPLACE, LOAD DATA. */
final class Inserts {

  private static final Set<String> PRIORITIES =
      TokenCursor.words("LOW_PRIORITY DELAYED HIGH_PRIORITY");

  private final Tokens tokens;
  private final Reads reads;
  private final Expressions expressions;
  private final List<String> columns = new ArrayList<>();
  private final Set<Integer> given = new HashSet<>();
  private final Set<Integer> defaulted = new HashSet<>();
  private int width;

  Inserts(Tokens tokens, Reads reads) {
    this.tokens = tokens;
    this.reads = reads;
    this.expressions = new Expressions(tokens, reads);
  }

  /** Reads on behind the word INSERT. */
  void insert() throws NotUnderstoodException {
    priority();
    boolean ignore = tokens.accept("IGNORE");
    Table table = target();
    int start = tokens.position();
    boolean fromQuery = source();
    boolean guarded = fromQuery && Guard.in(tokens.since(start));
    alias();
    Optional<Operation.Update> otherwise = otherwise(table);
    reads.write(
        new Operation.Insert(
            table,
            columns,
            fromQuery,
            otherwise.isPresent() || ignore,
            ignore,
            guarded,
            fromQuery ? Optional.empty() : Optional.of(given()),
            otherwise));
  }

  private Optional<Operation.Update> otherwise(Table table) throws NotUnderstoodException {
    if (!tokens.accept("ON", "DUPLICATE", "KEY", "UPDATE")) {
      return Optional.empty();
    }
    Map<String, Expression> values = new HashMap<>();
    List<String> assigned = new ArrayList<>();
    assignments(assigned, values);
    return Optional.of(
        new Operation.Update(
            table, assigned, true, false, false, values, Optional.empty(), Optional.empty()));
  }

  /** Reads on behind the word REPLACE. */
  void replace() throws NotUnderstoodException {
    priority();
    Table table = target();
    boolean fromQuery = source();
    reads.write(new Operation.Replace(table, columns, fromQuery));
  }

  private void priority() throws NotUnderstoodException {
    if (tokens.isAny(PRIORITIES)) {
      tokens.next();
    }
  }

  private Table target() throws NotUnderstoodException {
    tokens.accept("INTO");
    Table table = tokens.table();
    if (tokens.accept("PARTITION")) {
      tokens.members();
    }
    return table;
  }

  /** Passes columns and rows; returns whether the rows come from a query. */
  private boolean source() throws NotUnderstoodException {
    if (tokens.accept("SET")) {
      assignments(columns, new HashMap<>());
      return false;
    }
    Queries queries = new Queries(tokens, reads);
    if (tokens.isNext("(") && !queries.startsBehindParentheses()) {
      columnList();
    }
    if (tokens.isNext("VALUES", "ROW") || !(tokens.accept("VALUES") || tokens.accept("VALUE"))) {
      queries.query();
      return true;
    }
    do {
      row();
    } while (tokens.accept(","));
    return false;
  }

  private void row() throws NotUnderstoodException {
    tokens.expect("(");
    int column = 0;
    while (!tokens.accept(")")) {
      if (column > 0) {
        tokens.expect(",");
      }
      value(column++);
    }
    width = Math.max(width, column);
  }

  private void value(int column) throws NotUnderstoodException {
    if (tokens.isNext("DEFAULT") && !tokens.peek(1).is("(")) {
      tokens.next();
      defaulted.add(column);
      return;
    }
    boolean nothing = tokens.isNext("NULL");
    int start = tokens.position();
    expressions.expression();
    if (!nothing || tokens.position() > start + 1) {
      given.add(column);
    }
  }

  private GivenValues given() {
    return new GivenValues(width, given, defaulted);
  }

  private void columnList() throws NotUnderstoodException {
    tokens.expect("(");
    if (tokens.accept(")")) {
      return;
    }
    do {
      columns.add(tokens.qualifiedMember());
    } while (tokens.accept(","));
    tokens.expect(")");
  }

  private void assignments(List<String> assigned, Map<String, Expression> values)
      throws NotUnderstoodException {
    do {
      String column = tokens.qualifiedMember();
      assigned.add(column);
      if (!tokens.accept("=")) {
        tokens.expect(":=");
      }
      int start = tokens.position();
      if (assigned == columns) {
        value(width++);
      } else {
        expressions.expression();
      }
      values.put(column, Expression.constant(Rendering.sql(tokens.since(start))));
    } while (tokens.accept(","));
  }

  private void alias() throws NotUnderstoodException {
    if (tokens.accept("AS")) {
      tokens.name();
      if (tokens.isNext("(")) {
        tokens.members();
      }
    }
  }

  /** Reads on behind LOAD DATA or LOAD XML. */
  void load() throws NotUnderstoodException {
    if (!tokens.accept("LOW_PRIORITY")) {
      tokens.accept("CONCURRENT");
    }
    tokens.accept("LOCAL");
    tokens.expect("INFILE");
    tokens.string();
    boolean replace = tokens.accept("REPLACE");
    boolean ignore = !replace && tokens.accept("IGNORE");
    tokens.expect("INTO", "TABLE");
    Table table = target();
    new FileFormat(tokens).read();
    if (tokens.accept("ROWS", "IDENTIFIED", "BY")) {
      tokens.string();
    }
    if (tokens.accept("IGNORE")) {
      tokens.number();
      if (!tokens.accept("LINES")) {
        tokens.expect("ROWS");
      }
    }
    loadedColumns();
    if (tokens.accept("SET")) {
      assignments(columns, new HashMap<>());
    }
    reads.write(
        replace
            ? new Operation.Replace(table, columns, false)
            : new Operation.Insert(table, columns, false, ignore, ignore));
  }

  private void loadedColumns() throws NotUnderstoodException {
    if (!tokens.accept("(")) {
      return;
    }
    do {
      if (tokens.peek().text().startsWith("@")) {
        tokens.next();
      } else {
        columns.add(tokens.qualifiedMember());
      }
    } while (tokens.accept(","));
    tokens.expect(")");
  }
}
