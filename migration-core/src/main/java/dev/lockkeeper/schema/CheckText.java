package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Expression;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads as much of a CHECK as it takes to see that it refuses nothing new. */
final class CheckText {

  /** {@code x IN ('a', 'b')}, as the server prints it. */
  private static final Pattern LIST =
      Pattern.compile("(.*ARRAY\\[)((?:[^'\\]]++|'[^']*+')*+)(\\].*)");

  /** The same as MySQL prints it, without parentheses. */
  private static final Pattern MYSQL_LIST =
      Pattern.compile(
          "(?i)((?:(?! not )[^'])* in )((?:'[^']*'|-?[\\d.]+)(?:, ?(?:'[^']*'|-?[\\d.]+))*+)()");

  /** Kept literals, and what the server writes one way or another after a change of type. */
  private static final Pattern CASTS =
      Pattern.compile(
          "('(?:[^']++|'')*+')|[()]|::(?:\\w+\\.)?(?:\\w+|\"(?:[^\"]++|\"\")*+\")(?:\\([\\d,-]+\\))?"
              + "(?: varying| precision| with(?:out)? time zone)?(?:\\([\\d,-]+\\))?(?:\\[])*");

  private static final Pattern ELEMENT = Pattern.compile("(?:[^',]++|'[^']*+')++");

  /** What can be false of a column that holds NULL. */
  private static final Pattern MINDS_NULL =
      Pattern.compile("(?i)\\bIS (?:NOT )?(?:NULL|DISTINCT|TRUE)\\b|\\bcoalesce\\b|num_nonnulls");

  private CheckText() {}

  /** Returns whether a row that satisfies the old one satisfies the new one, as far as is known. */
  static boolean implies(Constraint old, Constraint now) {
    String is = words(text(now));
    return text(old).equals(text(now))
        || (is.contains("= ANY") && isLonger(LIST, words(text(old)), is))
        || isLonger(MYSQL_LIST, words(text(old)), is);
  }

  private static boolean isLonger(Pattern list, String was, String is) {
    Matcher few = list.matcher(was);
    Matcher many = list.matcher(is);
    return few.matches()
        && many.matches()
        && few.group(1).equals(many.group(1))
        && few.group(3).equals(many.group(3))
        && elements(many.group(2)).containsAll(elements(few.group(2)));
  }

  private static Set<String> elements(String list) {
    Set<String> elements = new HashSet<>();
    Matcher element = ELEMENT.matcher(list);
    while (element.find()) {
      elements.add(element.group().strip());
    }
    return elements;
  }

  /** Returns the expression without its casts and parentheses. */
  static String words(String sql) {
    return CASTS
        .matcher(sql)
        .replaceAll(
            found -> found.group(1) == null ? "" : Matcher.quoteReplacement(found.group(1)));
  }

  /** Returns whether both say the same, or would if their columns had the same types. */
  static boolean sameWords(Constraint one, Constraint other) {
    return words(text(one)).equals(words(text(other)));
  }

  /** Returns whether it says no more than that the column is not NULL. */
  static boolean demandsValue(Constraint check, String column) {
    String text = text(check);
    String bare =
        text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
    return bare.equalsIgnoreCase(column + " IS NOT NULL")
        || bare.equals("\"" + column.replace("\"", "\"\"") + "\" IS NOT NULL");
  }

  /** Returns whether a row may break it by having NULL in all of its columns. */
  static boolean mindsNull(Constraint check) {
    return MINDS_NULL.matcher(text(check)).find();
  }

  private static String text(Constraint check) {
    Optional<Expression> expression = check.expression();
    return expression.map(Expression::sql).orElse("");
  }
}
