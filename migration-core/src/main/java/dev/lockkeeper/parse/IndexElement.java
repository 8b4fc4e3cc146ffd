package dev.lockkeeper.parse;

import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Set;

/** Reads one key of an index: a column or an expression, and how it is sorted. */
final class IndexElement {

  private static final Set<String> SORTING = Names.words("ASC DESC NULLS WITH COLLATE");

  private IndexElement() {}

  /** Returns the column's name, or the expression as SQL. */
  static String read(Tokens tokens, Reads reads) throws NotUnderstoodException {
    int start = tokens.position();
    Expressions expressions = new Expressions(tokens, reads);
    String key;
    if (tokens.isNext("(")) {
      expressions.parenthesized();
      List<Token> slice = tokens.since(start);
      key = Rendering.sql(slice.subList(1, slice.size() - 1));
    } else {
      key = columnOrCall(tokens, expressions, start, reads);
    }
    sorting(tokens);
    return key;
  }

  private static String columnOrCall(Tokens tokens, Expressions expressions, int start, Reads reads)
      throws NotUnderstoodException {
    boolean call = tokens.peek(1).is("(") || tokens.peek(1).is(".");
    if (!call) {
      String column = tokens.name();
      reads.column(column);
      return column;
    }
    new Operands(tokens, reads, expressions).operand();
    return Rendering.sql(tokens.since(start));
  }

  private static void sorting(Tokens tokens) throws NotUnderstoodException {
    if (tokens.accept("COLLATE")) {
      Expressions.collation(tokens);
    }
    boolean operatorClass = Names.isColumnName(tokens.peek()) && !tokens.isAny(SORTING);
    if (operatorClass) {
      tokens.qualifiedName();
      if (tokens.isNext("(")) {
        tokens.parenthesis();
      }
    }
    if (!tokens.accept("ASC")) {
      tokens.accept("DESC");
    }
    if (tokens.accept("NULLS") && !tokens.accept("FIRST")) {
      tokens.expect("LAST");
    }
  }
}
