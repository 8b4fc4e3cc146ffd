package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Expression;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A cast that is written out cuts what is too long, where the change of type by itself refuses it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-character.html">Character
 *     Types</a>: "an over-length value will be truncated to n characters without raising an error"
 */
final class CuttingCast {

  private static final Pattern LENGTH =
      Pattern.compile(
          "(?i)(?:::|\\bAS )(?:varchar|char|bpchar|character(?: varying)?|varbit|bit(?: varying)?)"
              + " ?\\((\\d{1,9})\\)");

  private static final Set<String> UNLIMITED = Set.of("text", "bpchar", "citext");
  private static final Set<String> LIMITED =
      Set.of("character varying", "character", "bit varying", "bit");

  private CuttingCast() {}

  /** Returns whether a value of that type may be longer than a cast in the expression lets it. */
  static boolean isIn(Expression using, ColumnType was) {
    return LENGTH
        .matcher(using.sql())
        .results()
        .anyMatch(cast -> Integer.parseInt(cast.group(1)) < longest(was));
  }

  private static int longest(ColumnType type) {
    List<String> arguments = type.arguments();
    if (UNLIMITED.contains(type.name()) || (LIMITED.contains(type.name()) && arguments.isEmpty())) {
      return Integer.MAX_VALUE;
    }
    boolean limited = LIMITED.contains(type.name()) && arguments.get(0).strip().matches("\\d{1,9}");
    return limited ? Integer.parseInt(arguments.get(0).strip()) : 0;
  }
}
