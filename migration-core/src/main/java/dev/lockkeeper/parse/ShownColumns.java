package dev.lockkeeper.parse;

import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what the columns of a query are called, where its own text says that of all of them. */
final class ShownColumns {

  private static final Set<String> ENDS =
      Names.words("FROM WHERE GROUP HAVING UNION EXCEPT INTERSECT ORDER LIMIT OFFSET WINDOW FETCH");

  private ShownColumns() {}

  /** Returns their names in order; none where one has to be looked up. */
  static List<String> of(List<Token> query) {
    if (query.isEmpty() || !query.get(0).is("SELECT")) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    List<Token> item = new ArrayList<>();
    int depth = 0;
    for (Token token : query.subList(1, query.size())) {
      depth += opens(token) ? 1 : closes(token) ? -1 : 0;
      if (depth == 0 && ENDS.contains(token.keyword())) {
        break;
      } else if (depth == 0 && token.is(",")) {
        names.add(name(item));
        item.clear();
      } else {
        item.add(token);
      }
    }
    names.add(name(item));
    return names.contains("") ? List.of() : names;
  }

  private static boolean opens(Token token) {
    return token.is("(") || token.is("[");
  }

  private static boolean closes(Token token) {
    return token.is(")") || token.is("]");
  }

  /** {@code a}, {@code t.a} and {@code … AS a}; anything else is the server's to name. */
  private static String name(List<Token> item) {
    int size = item.size();
    boolean plain = size == 1 || (size == 3 && item.get(1).is("."));
    boolean called = size > 2 && item.get(size - 2).is("AS");
    if (!(plain || called) || !Names.isLabel(item.get(size - 1))) {
      return "";
    }
    try {
      return Names.stored(item.get(size - 1));
    } catch (NotUnderstoodException e) {
      return "";
    }
  }
}
