package dev.lockkeeper.knowledge.postgresql;

import java.util.List;

/** What a condition may come to, in SQL's logic of three values: any of a set of outcomes. */
final class Outcome {

  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int NULL = 4;
  static final int ANY = TRUE | FALSE | NULL;

  private Outcome() {}

  static int and(int one, int other) {
    boolean no = (one & FALSE) != 0 || (other & FALSE) != 0;
    boolean yes = (one & TRUE) != 0 && (other & TRUE) != 0;
    boolean open = ((one | other) & NULL) != 0 && one != FALSE && other != FALSE;
    return (yes ? TRUE : 0) | (no ? FALSE : 0) | (open ? NULL : 0);
  }

  static int or(int one, int other) {
    return not(and(not(one), not(other)));
  }

  static int not(int outcome) {
    return (outcome & NULL)
        | ((outcome & TRUE) != 0 ? FALSE : 0)
        | ((outcome & FALSE) != 0 ? TRUE : 0);
  }

  /** Returns what {@code IS NULL} comes to for a column that may hold each of those. */
  static int ofNull(List<Span> spans) {
    int outcome = 0;
    for (Span span : spans) {
      outcome |= span.isNull() ? TRUE : FALSE;
    }
    return outcome;
  }

  /** Returns what the comparison with a value comes to for a column that may hold each of those. */
  static int of(List<Span> spans, String operator, Object value) {
    boolean below = spans.stream().anyMatch(span -> span.reachesBelow(value));
    boolean equal = spans.stream().anyMatch(span -> span.holds(value));
    boolean above = spans.stream().anyMatch(span -> span.reachesAbove(value));
    int nulls = spans.stream().anyMatch(Span::isNull) ? NULL : 0;
    return nulls
        | switch (operator) {
          case "=" -> either(equal, below || above);
          case "<" -> either(below, equal || above);
          case "<=" -> either(below || equal, above);
          case ">" -> either(above, below || equal);
          case ">=" -> either(above || equal, below);
          default -> either(below || above, equal);
        };
  }

  private static int either(boolean yes, boolean no) {
    return (yes ? TRUE : 0) | (no ? FALSE : 0);
  }
}
