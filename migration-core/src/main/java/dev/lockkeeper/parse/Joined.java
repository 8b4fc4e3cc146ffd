package dev.lockkeeper.parse;

import dev.lockkeeper.parse.sql.Bounds;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a write is joined with, as far as that keeps its rows not few. */
final class Joined {

  private Joined() {}

  /**
   * Returns the names outside parentheses: of tables, and what they are called instead; none where
   * those rows are written out or picked.
   */
  static List<String> names(List<Token> from) throws NotUnderstoodException {
    if (Bounds.in(from)) {
      return List.of();
    }
    Set<String> names = new LinkedHashSet<>();
    int depth = 0;
    for (Token token : from) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && Names.isLabel(token) && !token.is("AS")) {
        names.add(Names.stored(token));
      }
    }
    return List.copyOf(names);
  }
}
