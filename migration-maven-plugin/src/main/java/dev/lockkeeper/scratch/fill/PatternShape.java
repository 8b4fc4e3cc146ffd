package dev.lockkeeper.scratch.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes texts that match a regular expression or a LIKE pattern, for the common part of both. */
final class PatternShape {

  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String ANY = LOWER + DIGITS;
  private static final int MANY = 8;
  private static final int FEW = 2;

  private final String pattern;
  private int at;

  private PatternShape(String pattern) {
    this.pattern = pattern;
  }

  /** Returns texts that match, all different; nothing where the expression is beyond us. */
  static Optional<Candidate> regularExpression(String pattern) {
    try {
      PatternShape reader = new PatternShape(pattern);
      PatternPart whole = reader.alternatives();
      return reader.at < pattern.length() ? Optional.empty() : Optional.of(candidate(whole));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns texts that match a LIKE pattern, all different. */
  static Candidate like(String pattern) {
    List<PatternPart> parts = new ArrayList<>();
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '%') {
        for (int i = 0; i < MANY; i++) {
          parts.add(new PatternPart.OneOf(ANY));
        }
      } else {
        parts.add(new PatternPart.OneOf(c == '_' ? LOWER : String.valueOf(c)));
      }
    }
    return candidate(new PatternPart.Sequence(parts));
  }

  private static Candidate candidate(PatternPart whole) {
    long texts = whole.texts();
    return Candidate.unique((row, out) -> whole.write(row % texts, out), texts);
  }

  private PatternPart alternatives() {
    List<PatternPart> branches = new ArrayList<>();
    branches.add(sequence());
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      branches.add(sequence());
    }
    return branches.size() == 1 ? branches.get(0) : new PatternPart.Either(branches);
  }

  private PatternPart sequence() {
    List<PatternPart> parts = new ArrayList<>();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      Optional<PatternPart> part = part();
      int most = part.filter(PatternPart.OneOf.class::isInstance).isPresent() ? MANY : FEW;
      int times = part.isPresent() ? repetitions(most) : 0;
      for (int i = 0; i < times; i++) {
        parts.add(part.get());
      }
    }
    return new PatternPart.Sequence(parts);
  }

  /** Returns the next part, or nothing for an anchor, which takes no room. */
  private Optional<PatternPart> part() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^', '$' -> Optional.empty();
      case '.' -> Optional.of(new PatternPart.OneOf(ANY));
      case '[' -> Optional.of(new PatternPart.OneOf(characters()));
      case '(' -> Optional.of(group());
      case '\\' ->
          Optional.of(escape(next())).filter(set -> !set.isEmpty()).map(PatternPart.OneOf::new);
      case '*', '+', '?', '{' -> throw new IllegalArgumentException("nothing to repeat");
      default -> Optional.of(new PatternPart.OneOf(String.valueOf(ascii(c))));
    };
  }

  private PatternPart group() {
    if (pattern.startsWith("?:", at)) {
      at += 2;
    } else if (pattern.startsWith("?", at)) {
      throw new IllegalArgumentException("looks around");
    }
    PatternPart inner = alternatives();
    if (next() != ')') {
      throw new IllegalArgumentException("open group");
    }
    return inner;
  }

  private char next() {
    if (at >= pattern.length()) {
      throw new IllegalArgumentException("ends early");
    }
    return pattern.charAt(at++);
  }

  private static char ascii(char c) {
    if (c >= 127) {
      throw new IllegalArgumentException("not ASCII");
    }
    return c;
  }

  private static String escape(char c) {
    return switch (c) {
      case 'd' -> DIGITS;
      case 'w' -> ANY;
      case 's' -> " ";
      case 'D', 'S' -> LOWER;
      case 'W' -> "-";
      case 'm', 'M', 'y', 'A', 'Z' -> "";
      default -> String.valueOf(ascii(c));
    };
  }

  /** Reads a class in brackets, the opening one already read. */
  private String characters() {
    boolean negated = pattern.startsWith("^", at);
    if (negated) {
      at++;
    }
    StringBuilder listed = new StringBuilder();
    do {
      listed.append(element());
    } while (at < pattern.length() && pattern.charAt(at) != ']');
    next();
    String set = negated ? others(listed.toString()) : listed.toString();
    if (set.isEmpty()) {
      throw new IllegalArgumentException("empty class");
    }
    return set.chars()
        .distinct()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String element() {
    if (pattern.startsWith("[:", at)) {
      int end = pattern.indexOf(":]", at);
      String name = end < 0 ? "" : pattern.substring(at + 2, end);
      at = end + 2;
      return named(name);
    }
    char from = next();
    if (from == '\\') {
      return escape(next());
    }
    if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
      at++;
      StringBuilder range = new StringBuilder();
      char to = ascii(next());
      for (char c = ascii(from); c <= to; c++) {
        range.append(c);
      }
      return range.toString();
    }
    return String.valueOf(ascii(from));
  }

  private static String named(String name) {
    return switch (name) {
      case "alpha" -> LOWER + UPPER;
      case "alnum" -> ANY + UPPER;
      case "digit" -> DIGITS;
      case "lower" -> LOWER;
      case "upper" -> UPPER;
      case "xdigit" -> DIGITS + "abcdef";
      case "space" -> " ";
      case "punct" -> "-.";
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String others(String listed) {
    return (ANY + UPPER + "-")
        .chars()
        .filter(c -> listed.indexOf(c) < 0)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private int repetitions(int most) {
    if (at >= pattern.length()) {
      return 1;
    }
    char quantifier = pattern.charAt(at);
    if (quantifier == '{') {
      return counted(most);
    }
    if (quantifier != '?' && quantifier != '*' && quantifier != '+') {
      return 1;
    }
    at++;
    return quantifier == '?' ? 1 : most;
  }

  private int counted(int most) {
    int end = pattern.indexOf('}', at);
    String[] bounds = end < 0 ? new String[0] : pattern.substring(at + 1, end).split(",", -1);
    at = end + 1;
    if (bounds.length == 0 || !bounds[0].matches("\\d{1,4}")) {
      throw new IllegalArgumentException("no count");
    }
    int least = Integer.parseInt(bounds[0]);
    if (bounds.length == 1) {
      return least;
    }
    int allowed = bounds[1].matches("\\d{1,4}") ? Integer.parseInt(bounds[1]) : least + most;
    return Math.max(least, Math.min(allowed, most));
  }
}
