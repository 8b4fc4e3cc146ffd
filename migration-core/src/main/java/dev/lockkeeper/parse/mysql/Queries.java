package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.parse.sql.Scope;
import dev.lockkeeper.parse.sql.TokenCursor;
import dev.lockkeeper.script.Token;
import java.util.Optional;
import java.util.Set;

/** Reads queries: SELECT, VALUES, TABLE, with everything before, between and behind them. */
final class Queries {

  private static final Set<String> MODIFIERS =
      TokenCursor.words(
          """
          ALL DISTINCT DISTINCTROW HIGH_PRIORITY STRAIGHT_JOIN SQL_SMALL_RESULT SQL_BIG_RESULT
          SQL_BUFFER_RESULT SQL_NO_CACHE SQL_CALC_FOUND_ROWS
          """);

  private static final Set<String> BEHIND_QUERIES =
      TokenCursor.words("UNION INTERSECT EXCEPT ORDER LIMIT FOR LOCK INTO ON AS");

  private final Tokens tokens;
  private final Reads reads;
  private final Expressions expressions;

  Queries(Tokens tokens, Reads reads) {
    this.tokens = tokens;
    this.reads = reads;
    this.expressions = new Expressions(tokens, reads);
  }

  /** Returns whether a query without a parenthesis before it begins here. */
  boolean startsHere() {
    return tokens.isNext("SELECT")
        || tokens.isNext("WITH")
        || tokens.isNext("VALUES", "ROW")
        || tokens.isNext("TABLE");
  }

  /**
   * Returns whether a query begins here, in parentheses or not. What begins with a query in
   * parentheses may also be an expression, such as a sum, or a join.
   */
  boolean startsBehindParentheses() {
    if (!tokens.isNext("(")) {
      return startsHere();
    }
    int ahead = 1;
    for (int depth = 1; depth > 0 && !tokens.peek(ahead).text().isEmpty(); ahead++) {
      Token token = tokens.peek(ahead);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }
    Token behind = tokens.peek(ahead);
    boolean possible =
        behind.text().isEmpty() || behind.is(")") || BEHIND_QUERIES.contains(behind.keyword());
    int first = 1;
    while (tokens.peek(first).is("(")) {
      first++;
    }
    Token word = tokens.peek(first);
    return possible && (word.is("SELECT") || word.is("WITH"));
  }

  /** Passes a whole query. */
  void query() throws NotUnderstoodException {
    tokens.descend();
    Scope outer = reads.enter();
    with();
    term();
    tail();
    reads.leave(outer);
    tokens.ascend();
  }

  /** Passes WITH and the queries that it names, where they come next. */
  void with() throws NotUnderstoodException {
    if (!tokens.accept("WITH")) {
      return;
    }
    boolean recursive = tokens.accept("RECURSIVE");
    do {
      String name = tokens.name();
      if (tokens.isNext("(")) {
        tokens.members();
      }
      tokens.expect("AS");
      if (recursive) {
        reads.with(name);
      }
      tokens.expect("(");
      query();
      tokens.expect(")");
      reads.with(name);
    } while (tokens.accept(","));
  }

  private void term() throws NotUnderstoodException {
    if (tokens.accept("SELECT")) {
      select();
    } else if (tokens.accept("VALUES")) {
      rows();
    } else if (tokens.accept("TABLE")) {
      reads.table(tokens.table());
    } else {
      tokens.expect("(");
      query();
      tokens.expect(")");
    }
  }

  private void rows() throws NotUnderstoodException {
    do {
      tokens.expect("ROW", "(");
      expressions.list();
      tokens.expect(")");
    } while (tokens.accept(","));
  }

  /** Passes set operations, ORDER BY, LIMIT, INTO and locking clauses, as far as they come next. */
  private void tail() throws NotUnderstoodException {
    while (true) {
      orderAndLimit();
      boolean more =
          tokens.accept("UNION") || tokens.accept("INTERSECT") || tokens.accept("EXCEPT");
      if (!more) {
        break;
      }
      if (!tokens.accept("ALL")) {
        tokens.accept("DISTINCT");
      }
      term();
    }
    while (into() || locking()) {
      // they come in any order
    }
  }

  /** Passes ORDER BY and LIMIT; returns whether there is a LIMIT. */
  boolean orderAndLimit() throws NotUnderstoodException {
    if (tokens.accept("ORDER", "BY")) {
      expressions.sortList();
    }
    if (!tokens.accept("LIMIT")) {
      return false;
    }
    expressions.expression();
    if (tokens.accept(",") || tokens.accept("OFFSET")) {
      expressions.expression();
    }
    return true;
  }

  private boolean locking() throws NotUnderstoodException {
    if (tokens.accept("LOCK", "IN", "SHARE", "MODE")) {
      return true;
    }
    if (!tokens.accept("FOR", "UPDATE") && !tokens.accept("FOR", "SHARE")) {
      return false;
    }
    if (tokens.accept("OF")) {
      tokens.tables();
    }
    if (!tokens.accept("NOWAIT")) {
      tokens.accept("SKIP", "LOCKED");
    }
    return true;
  }

  private void select() throws NotUnderstoodException {
    while (tokens.isAny(MODIFIERS)) {
      tokens.next();
    }
    selectList();
    into();
    fromToWindows();
  }

  /** Passes everything that can follow a select list, as far as it comes next. */
  void behindList() throws NotUnderstoodException {
    fromToWindows();
    tail();
  }

  private void fromToWindows() throws NotUnderstoodException {
    int since = reads.direct();
    if (tokens.accept("FROM")) {
      new FromItems(tokens, reads).list();
    }
    int start = tokens.position();
    if (where()) {
      reads.pick(since, Expression.constant(Rendering.sql(tokens.since(start + 1))));
    }
    if (tokens.accept("GROUP", "BY")) {
      expressions.sortList();
      tokens.accept("WITH", "ROLLUP");
    }
    if (tokens.accept("HAVING")) {
      expressions.expression();
    }
    windows();
  }

  /** Passes WHERE and its condition; returns whether there is one. */
  boolean where() throws NotUnderstoodException {
    if (!tokens.accept("WHERE")) {
      return false;
    }
    expressions.expression();
    return true;
  }

  private void selectList() throws NotUnderstoodException {
    do {
      if (!tokens.accept("*")) {
        item();
      }
    } while (tokens.accept(","));
  }

  private void item() throws NotUnderstoodException {
    int start = tokens.position();
    // t.*, db.t.*
    while (Words.isLabel(tokens.peek()) && tokens.peek(1).is(".")) {
      tokens.next();
      tokens.next();
      if (tokens.accept("*")) {
        return;
      }
    }
    tokens.back(start);
    expressions.expression();
    if (tokens.accept("AS")) {
      tokens.value();
    } else if (Words.isName(tokens.peek()) || tokens.isString()) {
      tokens.next();
    }
  }

  /** Passes INTO: variables, or a file on the server. */
  private boolean into() throws NotUnderstoodException {
    if (!tokens.accept("INTO")) {
      return false;
    }
    if (tokens.accept("DUMPFILE")) {
      tokens.string();
    } else if (tokens.accept("OUTFILE")) {
      tokens.string();
      new FileFormat(tokens).read();
    } else {
      do {
        if (tokens.peek().kind() == Token.Kind.PARAMETER) {
          tokens.session().texts().put(tokens.next().text(), Optional.empty());
        } else {
          tokens.session().texts().put(tokens.name(), Optional.empty());
        }
      } while (tokens.accept(","));
    }
    return true;
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
