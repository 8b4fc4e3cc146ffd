package dev.lockkeeper.parse.sql;

import dev.lockkeeper.script.Token;
import java.util.List;

/** Knows the forms of a query that leave out the rows which a table has already. */
public final class Guard {

  private Guard() {}

  /** Returns whether the query says NOT EXISTS, NOT IN, EXCEPT or IS NULL behind an outer join. */
  public static boolean in(List<Token> query) {
    boolean outer = false;
    for (int i = 0; i < query.size(); i++) {
      Token token = query.get(i);
      outer |= token.is("LEFT");
      boolean pair =
          i + 1 < query.size()
              && (pair(query, i, "NOT", "EXISTS")
                  || pair(query, i, "NOT", "IN")
                  || (outer && pair(query, i, "IS", "NULL")));
      if (pair || token.is("EXCEPT")) {
        return true;
      }
    }
    return false;
  }

  private static boolean pair(List<Token> query, int index, String first, String second) {
    return query.get(index).is(first) && query.get(index + 1).is(second);
  }
}
