package dev.lockkeeper.knowledge.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comparisons of columns with constants that all have to hold for a condition to do so, as far as
 * they stand on its outermost level.
 */
record Demands(List<Demands.Demand> all) {

  private static final Pattern TOKEN = Pattern.compile("'(?:[^']++|'')*+'|\"[^\"]+\"|[\\w$.]+|\\S");
  private static final String NAME = "(?:(\\w+|\"[^\"]+\")\\.)?([a-zA-Z_]\\w*|\"[^\"]+\")";
  private static final Pattern COMPARISON =
      Pattern.compile("(?s)%s ?(=|<=|>=|<|>) ?([^=<>].*)".formatted(NAME));
  private static final Pattern MIRRORED =
      Pattern.compile("(?s)(-? ?\\d[\\d.]*|'[^']*') ?(=|<=|>=|<|>) ?%s".formatted(NAME));

  /** One comparison, the column before its operator. */
  record Demand(String column, String operator, String literal) {}

  /**
   * Returns what has to hold, one for each side of OR.
   *
   * @param called what the condition calls the table
   */
  static List<Demands> of(String condition, String called) {
    if (condition.toUpperCase(Locale.ROOT).contains("CASE")) {
      return List.of(new Demands(List.of()));
    }
    List<Demands> sides = new ArrayList<>();
    for (String side : parts(condition, "OR")) {
      List<Demand> demands = new ArrayList<>();
      for (String part : parts(bare(side.strip()), "AND")) {
        demand(part.strip(), called).ifPresent(demands::add);
      }
      sides.add(new Demands(demands));
    }
    return sides;
  }

  private static Optional<Demand> demand(String part, String called) {
    Matcher plain = COMPARISON.matcher(part);
    if (plain.matches()) {
      return meant(plain.group(1), called)
          ? Optional.of(new Demand(name(plain.group(2)), plain.group(3), plain.group(4)))
          : Optional.empty();
    }
    Matcher mirrored = MIRRORED.matcher(part);
    return mirrored.matches() && meant(mirrored.group(3), called)
        ? Optional.of(
            new Demand(name(mirrored.group(4)), mirror(mirrored.group(2)), mirrored.group(1)))
        : Optional.empty();
  }

  private static String mirror(String operator) {
    return operator.replace('<', '~').replace('>', '<').replace('~', '>');
  }

  private static boolean meant(String qualifier, String called) {
    return qualifier == null || name(qualifier).equals(called);
  }

  /** Returns what the column has to be; nothing where that is not said. */
  Optional<String> equal(String column) {
    return all.stream()
        .filter(demand -> demand.column().equals(column) && demand.operator().equals("="))
        .map(Demand::literal)
        .findFirst();
  }

  private static String bare(String side) {
    boolean whole =
        side.startsWith("(") && side.endsWith(")") && parts(side, "").get(0).equals(side);
    return whole ? bare(side.substring(1, side.length() - 1).strip()) : side;
  }

  /** What stands between that word on the outermost level; for none, up to its first end. */
  private static List<String> parts(String condition, String word) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    Matcher token = TOKEN.matcher(condition);
    while (token.find()) {
      depth += token.group().equals("(") ? 1 : token.group().equals(")") ? -1 : 0;
      if (depth == 0 && word.isEmpty()) {
        return List.of(condition.substring(0, token.end()));
      }
      if (depth == 0 && token.group().equalsIgnoreCase(word)) {
        parts.add(condition.substring(from, token.start()));
        from = token.end();
      }
    }
    parts.add(condition.substring(from));
    return parts;
  }

  private static String name(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1)
        : written.toLowerCase(Locale.ROOT);
  }
}
