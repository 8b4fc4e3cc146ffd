package dev.lockkeeper.parse;

import dev.lockkeeper.operation.GivenValues;
import dev.lockkeeper.script.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what the rows of a VALUES list give to their columns. */
final class ValueRows {

  private final Set<Integer> given = new HashSet<>();
  private final Set<Integer> defaulted = new HashSet<>();
  private int width;

  private ValueRows() {}

  /** Returns what an INSERT's source gives; nothing where it is a query. */
  static Optional<GivenValues> in(List<Token> source) {
    if (source.get(0).is("DEFAULT")) {
      return Optional.of(GivenValues.NONE);
    }
    if (!source.get(0).is("VALUES")) {
      return Optional.empty();
    }
    ValueRows rows = new ValueRows();
    rows.read(source);
    return Optional.of(new GivenValues(rows.width, rows.given, rows.defaulted));
  }

  private void read(List<Token> source) {
    int depth = 0;
    int column = 0;
    int start = 0;
    for (int i = 1; i < source.size(); i++) {
      Token token = source.get(i);
      boolean ends = depth == 1 && (token.is(",") || token.is(")"));
      if (ends) {
        value(column, source.subList(start, i));
        column++;
        start = i + 1;
      }
      if (token.is("(") || token.is("[")) {
        depth++;
        column = depth == 1 ? 0 : column;
        start = depth == 1 ? i + 1 : start;
      } else if (token.is(")") || token.is("]")) {
        depth--;
      }
    }
  }

  private void value(int column, List<Token> written) {
    width = Math.max(width, column + 1);
    if (written.size() == 1 && written.get(0).is("DEFAULT")) {
      defaulted.add(column);
    } else if (written.size() != 1 || !written.get(0).is("NULL")) {
      given.add(column);
    }
  }
}
