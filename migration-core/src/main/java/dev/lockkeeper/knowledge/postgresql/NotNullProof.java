package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells whether a CHECK already keeps NULL out of a column.
 *
 * <p>sql-altertable, SET NOT NULL: "if a valid CHECK constraint is found which proves no NULL can
 * exist, then the table scan is skipped". The proof is made for {@code c IS NOT NULL}, alone or
 * joined to others with AND.
 */
final class NotNullProof {

  private static final Pattern AND = Pattern.compile("\\band\\b", Pattern.CASE_INSENSITIVE);

  private NotNullProof() {}

  static boolean proves(Constraint constraint, String column) {
    return constraint.kind() == Kind.CHECK
        && !constraint.notValid()
        && constraint
            .expression()
            .filter(condition -> demands(condition.sql(), column))
            .isPresent();
  }

  private static boolean demands(String condition, String column) {
    String bare = withoutParentheses(condition.strip());
    List<String> parts = conjuncts(bare);
    if (parts.size() > 1) {
      return parts.stream().anyMatch(part -> demands(part, column));
    }
    String words = bare.replaceAll("\\s+", " ");
    int is = words.toLowerCase(Locale.ROOT).lastIndexOf(" is not null");
    if (is < 0 || is + " is not null".length() != words.length()) {
      return false;
    }
    return names(withoutParentheses(words.substring(0, is).strip()), column);
  }

  private static boolean names(String written, String column) {
    return written.startsWith("\"")
        ? written.equals("\"" + column.replace("\"", "\"\"") + "\"")
        : written.toLowerCase(Locale.ROOT).equals(column);
  }

  /** Splits at AND outside parentheses and literals; BETWEEN … AND and OR are left whole. */
  static List<String> conjuncts(String condition) {
    String open = masked(condition);
    if (open.toLowerCase(Locale.ROOT).matches(".*\\b(or|between)\\b.*")) {
      return List.of(condition);
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    var and = AND.matcher(open);
    while (and.find()) {
      parts.add(condition.substring(from, and.start()));
      from = and.end();
    }
    parts.add(condition.substring(from));
    return parts;
  }

  /** Blanks out everything inside parentheses and literals, keeping the length. */
  private static String masked(String condition) {
    StringBuilder open = new StringBuilder();
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < condition.length(); i++) {
      char c = condition.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
      open.append(depth == 0 && quote == 0 && c != '\n' ? c : ' ');
    }
    return open.toString();
  }

  static String withoutParentheses(String condition) {
    String bare = condition;
    while (bare.startsWith("(") && bare.endsWith(")") && masked(bare).strip().equals(")")) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    return bare;
  }
}
