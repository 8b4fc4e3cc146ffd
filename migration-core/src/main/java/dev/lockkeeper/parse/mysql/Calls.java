package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.parse.sql.TokenCursor;
import java.util.Set;

/** Reads a function's arguments and what may follow them. */
final class Calls {

  /** Written like calls, but constructs of the language. */
  private static final Set<String> NO_FUNCTIONS = Set.of("values", "grouping");

  private static final Set<String> FRAMES = TokenCursor.words("ROWS RANGE");
  private static final Set<String> WINDOW_PARTS = TokenCursor.words("PARTITION ORDER ROWS RANGE");
  private static final Set<String> FORMATS = TokenCursor.words("DATE TIME DATETIME TIMESTAMP");

  private final Tokens tokens;
  private final Reads reads;
  private final Expressions expressions;

  Calls(Tokens tokens, Reads reads, Expressions expressions) {
    this.tokens = tokens;
    this.reads = reads;
    this.expressions = expressions;
  }

  /** Reads on from the opening parenthesis of a call of that function. */
  void call(String name) throws NotUnderstoodException {
    if (!NO_FUNCTIONS.contains(name)) {
      reads.function(name);
    }
    tokens.expect("(");
    switch (name) {
      case "position" -> {
        expressions.restricted();
        tokens.expect("IN");
        expressions.expression();
      }
      case "extract" -> {
        unit();
        tokens.expect("FROM");
        expressions.expression();
      }
      case "timestampadd", "timestampdiff" -> {
        unit();
        tokens.expect(",");
        expressions.list();
      }
      case "get_format" -> {
        if (!tokens.isAny(FORMATS)) {
          throw tokens.unexpected();
        }
        tokens.next();
        tokens.expect(",");
        expressions.expression();
      }
      case "trim" -> trim();
      default -> arguments();
    }
    tokens.expect(")");
    suffixes();
  }

  private void unit() throws NotUnderstoodException {
    if (!tokens.isAny(Words.UNITS)) {
      throw tokens.unexpected();
    }
    tokens.next();
  }

  private void trim() throws NotUnderstoodException {
    boolean sided = tokens.accept("BOTH") || tokens.accept("LEADING") || tokens.accept("TRAILING");
    if (sided && tokens.accept("FROM")) {
      expressions.expression();
      return;
    }
    expressions.expression();
    if (tokens.accept("FROM")) {
      expressions.expression();
    }
  }

  private void arguments() throws NotUnderstoodException {
    if (tokens.isNext(")") || tokens.accept("*")) {
      return;
    }
    if (!tokens.accept("DISTINCT")) {
      tokens.accept("ALL");
    }
    argument();
    // SUBSTRING(a FROM 1 FOR 2)
    while (tokens.accept(",") || tokens.accept("FROM") || tokens.accept("FOR")) {
      argument();
    }
    if (tokens.accept("USING")) {
      tokens.value();
    } else if (tokens.accept("AS")) {
      Types.ofCast(tokens);
    } else if (tokens.accept("RETURNING")) {
      Types.ofCast(tokens);
      onEmptyOrError();
    }
    if (tokens.accept("ORDER", "BY")) {
      expressions.sortList();
    }
    if (tokens.accept("SEPARATOR")) {
      tokens.string();
    }
  }

  private void argument() throws NotUnderstoodException {
    Queries queries = new Queries(tokens, reads);
    if (queries.startsHere()) {
      queries.query();
    } else {
      expressions.expression();
    }
  }

  /** What JSON_VALUE and JSON_TABLE do where there is nothing, or no value of that type. */
  void onEmptyOrError() throws NotUnderstoodException {
    while (tokens.isNext("NULL", "ON")
        || tokens.isNext("ERROR", "ON")
        || tokens.isNext("DEFAULT")) {
      if (tokens.accept("DEFAULT")) {
        expressions.expression();
      } else {
        tokens.next();
      }
      tokens.expect("ON");
      if (!tokens.accept("EMPTY")) {
        tokens.expect("ERROR");
      }
    }
  }

  private void suffixes() throws NotUnderstoodException {
    // NTH_VALUE alone has it
    tokens.accept("FROM", "FIRST");
    if (!tokens.accept("RESPECT", "NULLS")) {
      tokens.accept("IGNORE", "NULLS");
    }
    if (!tokens.accept("OVER")) {
      return;
    }
    if (tokens.isNext("(")) {
      window();
    } else {
      tokens.name();
    }
  }

  /** Reads a window's definition in parentheses. */
  void window() throws NotUnderstoodException {
    tokens.expect("(");
    if (Words.isName(tokens.peek()) && !tokens.isAny(WINDOW_PARTS)) {
      tokens.name();
    }
    if (tokens.accept("PARTITION", "BY")) {
      expressions.list();
    }
    if (tokens.accept("ORDER", "BY")) {
      expressions.sortList();
    }
    if (tokens.isAny(FRAMES)) {
      tokens.next();
      if (tokens.accept("BETWEEN")) {
        bound();
        tokens.expect("AND");
      }
      bound();
    }
    tokens.expect(")");
  }

  private void bound() throws NotUnderstoodException {
    if (tokens.accept("CURRENT", "ROW")) {
      return;
    }
    if (!tokens.accept("UNBOUNDED")) {
      new Operands(tokens, reads, expressions).operand();
    }
    if (!tokens.accept("PRECEDING")) {
      tokens.expect("FOLLOWING");
    }
  }
}
