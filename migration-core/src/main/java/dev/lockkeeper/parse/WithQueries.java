package dev.lockkeeper.parse;

import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;

/** Reads WITH and the queries that it names, which may write. */
final class WithQueries {

  private final Tokens tokens;
  private final Reads reads;
  private final Queries queries;
  private final Expressions expressions;

  WithQueries(Tokens tokens, Reads reads, Queries queries) {
    this.tokens = tokens;
    this.reads = reads;
    this.queries = queries;
    this.expressions = new Expressions(tokens, reads);
  }

  /** Passes WITH and its queries, where they come next. */
  void read() throws NotUnderstoodException {
    if (!tokens.accept("WITH")) {
      return;
    }
    boolean recursive = tokens.accept("RECURSIVE");
    do {
      String name = tokens.name();
      if (tokens.isNext("(")) {
        tokens.nameList();
      }
      tokens.expect("AS");
      if (!tokens.accept("NOT", "MATERIALIZED")) {
        tokens.accept("MATERIALIZED");
      }
      if (recursive) {
        reads.with(name);
      }
      tokens.expect("(");
      queries.query();
      tokens.expect(")");
      reads.with(name);
      searchAndCycle();
    } while (tokens.accept(","));
  }

  private void searchAndCycle() throws NotUnderstoodException {
    if (tokens.accept("SEARCH", "BREADTH", "FIRST", "BY")
        || tokens.accept("SEARCH", "DEPTH", "FIRST", "BY")) {
      names();
      tokens.expect("SET");
      tokens.name();
    }
    if (tokens.accept("CYCLE")) {
      names();
      tokens.expect("SET");
      tokens.name();
      if (tokens.accept("TO")) {
        expressions.restricted();
        tokens.expect("DEFAULT");
        expressions.restricted();
      }
      tokens.expect("USING");
      tokens.name();
    }
  }

  private void names() throws NotUnderstoodException {
    do {
      tokens.name();
    } while (tokens.accept(","));
  }
}
