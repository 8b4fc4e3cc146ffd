package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.parse.sql.Scope;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads queries: SELECT, VALUES, TABLE, with everything before, between and behind them. */
final class Queries {

  private static final Set<String> WRITES = Names.words("INSERT UPDATE DELETE MERGE");
  private static final Set<String> OUTER = Names.words("LEFT RIGHT FULL");
  private static final Set<String> BEHIND_LIST = Names.words("FROM INTO WHERE UNION");
  private static final Set<String> NEEDS_AS =
      Names.words(
          """
          CHAR CHARACTER DAY FILTER HOUR ISNULL MINUTE MONTH NOTNULL OVER OVERLAPS PRECISION SECOND
          VARYING WITHIN WITHOUT YEAR
          """);

  private final Tokens tokens;
  private final Reads reads;
  private final Expressions expressions;
  private Set<Table> level = Set.of();

  Queries(Tokens tokens, Reads reads) {
    this.tokens = tokens;
    this.reads = reads;
    this.expressions = new Expressions(tokens, reads);
  }

  /** Returns whether a query without a parenthesis before it begins here. */
  boolean startsHere() {
    return tokens.isNext("SELECT")
        || tokens.isNext("WITH")
        || tokens.isNext("VALUES", "(")
        || tokens.isNext("TABLE");
  }

  /** Passes a whole query; whatever writes inside it is handed to the collector. */
  void query() throws NotUnderstoodException {
    Scope outer = reads.enter();
    new WithQueries(tokens, reads, this).read();
    if (tokens.isAny(WRITES)) {
      new Dml(tokens, reads).statement();
    } else {
      term();
      tail();
    }
    level = reads.leave(outer);
  }

  /** Returns the tables at the outermost level of the query that was passed last. */
  Set<Table> level() {
    return level;
  }

  private void term() throws NotUnderstoodException {
    if (tokens.accept("SELECT")) {
      select();
    } else if (tokens.accept("VALUES")) {
      values();
    } else if (tokens.accept("TABLE")) {
      FromItems.table(tokens.relation(), reads);
    } else {
      tokens.expect("(");
      query();
      tokens.expect(")");
    }
  }

  private void values() throws NotUnderstoodException {
    do {
      tokens.expect("(");
      expressions.list();
      tokens.expect(")");
    } while (tokens.accept(","));
  }

  /** Passes set operations, ORDER BY, LIMIT and locking clauses, as far as they come next. */
  void tail() throws NotUnderstoodException {
    while (tokens.accept("UNION") || tokens.accept("INTERSECT") || tokens.accept("EXCEPT")) {
      if (!tokens.accept("ALL")) {
        tokens.accept("DISTINCT");
      }
      term();
    }
    if (tokens.accept("ORDER", "BY")) {
      expressions.sortList();
    }
    while (limit() || locking()) {
      // they come in any order
    }
  }

  private boolean limit() throws NotUnderstoodException {
    if (tokens.accept("LIMIT")) {
      if (!tokens.accept("ALL")) {
        expressions.expression();
      }
      return true;
    }
    if (tokens.accept("OFFSET")) {
      expressions.expression();
      if (!tokens.accept("ROWS")) {
        tokens.accept("ROW");
      }
      return true;
    }
    if (tokens.accept("FETCH", "FIRST") || tokens.accept("FETCH", "NEXT")) {
      fetchCount();
      return true;
    }
    return false;
  }

  private void fetchCount() throws NotUnderstoodException {
    if (!tokens.isNext("ROW") && !tokens.isNext("ROWS")) {
      expressions.restricted();
    }
    if (!tokens.accept("ROWS")) {
      tokens.expect("ROW");
    }
    if (!tokens.accept("ONLY")) {
      tokens.expect("WITH", "TIES");
    }
  }

  private boolean locking() throws NotUnderstoodException {
    boolean locks =
        tokens.accept("FOR", "UPDATE")
            || tokens.accept("FOR", "NO", "KEY", "UPDATE")
            || tokens.accept("FOR", "SHARE")
            || tokens.accept("FOR", "KEY", "SHARE")
            || tokens.accept("FOR", "READ", "ONLY");
    if (!locks) {
      return false;
    }
    boolean readOnly = tokens.peek(-1).is("ONLY");
    if (tokens.accept("OF")) {
      do {
        List<String> name = tokens.qualifiedName();
        reads.locking(name.get(name.size() - 1));
      } while (tokens.accept(","));
    } else if (!readOnly) {
      reads.lockingLevel();
    }
    if (!tokens.accept("NOWAIT")) {
      tokens.accept("SKIP", "LOCKED");
    }
    return true;
  }

  private void select() throws NotUnderstoodException {
    if (tokens.accept("DISTINCT")) {
      if (tokens.accept("ON", "(")) {
        expressions.list();
        tokens.expect(")");
      }
    } else {
      tokens.accept("ALL");
    }
    selectList();
    if (tokens.accept("INTO")) {
      into();
    }
    int since = reads.direct();
    int from = tokens.position();
    if (tokens.accept("FROM")) {
      new FromItems(tokens, reads).list();
    }
    picked(since, from);
    groupBy();
    if (tokens.accept("HAVING")) {
      expressions.expression();
    }
    windows();
  }

  /** A row that an outer join adds is not one of the table's. */
  private void picked(int since, int from) throws NotUnderstoodException {
    boolean inner = isInner(tokens.since(from));
    int start = tokens.position();
    if (where() && inner && reads.direct() > since) {
      List<Token> condition = tokens.since(start + 1);
      reads.pick(since, Expression.constant(Rendering.sql(condition)));
    }
  }

  /** Returns whether what stands behind FROM has no outer join. */
  static boolean isInner(List<Token> from) {
    return from.stream().noneMatch(token -> OUTER.contains(token.keyword()));
  }

  /** Passes WHERE and its condition; returns whether there is one. */
  boolean where() throws NotUnderstoodException {
    if (!tokens.accept("WHERE")) {
      return false;
    }
    if (tokens.accept("CURRENT", "OF")) {
      tokens.name();
    } else {
      expressions.expression();
    }
    return true;
  }

  /** Passes a select list, also that of RETURNING; it may be empty. */
  void selectList() throws NotUnderstoodException {
    boolean empty = tokens.atEnd() || tokens.isNext(")") || tokens.isAny(BEHIND_LIST);
    if (empty) {
      return;
    }
    do {
      if (!tokens.accept("*")) {
        expressions.expression();
        label();
      }
    } while (tokens.accept(","));
  }

  private void label() throws NotUnderstoodException {
    if (tokens.accept("AS")) {
      tokens.label();
      return;
    }
    boolean bare =
        Names.isLabel(tokens.peek()) && !(tokens.isAny(Names.RESERVED) || tokens.isAny(NEEDS_AS));
    if (bare) {
      tokens.label();
    }
  }

  private void into() throws NotUnderstoodException {
    boolean temporary = tokens.accept("TEMPORARY") || tokens.accept("TEMP");
    tokens.accept("UNLOGGED");
    tokens.accept("TABLE");
    Table table = tokens.newTable();
    reads.write(
        new Operation.CreateTable(
            table, false, temporary, List.of(), List.of(), List.of(), Optional.empty(), true));
  }

  private void groupBy() throws NotUnderstoodException {
    if (!tokens.accept("GROUP", "BY")) {
      return;
    }
    if (!tokens.accept("ALL")) {
      tokens.accept("DISTINCT");
    }
    do {
      groupingElement();
    } while (tokens.accept(","));
  }

  private void groupingElement() throws NotUnderstoodException {
    if (tokens.accept("(", ")")) {
      return;
    }
    if (!tokens.accept("GROUPING", "SETS")) {
      expressions.expression();
      return;
    }
    tokens.expect("(");
    do {
      groupingElement();
    } while (tokens.accept(","));
    tokens.expect(")");
  }

  private void windows() throws NotUnderstoodException {
    if (!tokens.accept("WINDOW")) {
      return;
    }
    do {
      tokens.name();
      tokens.expect("AS");
      new Calls(tokens, reads, expressions).window();
    } while (tokens.accept(","));
  }
}
