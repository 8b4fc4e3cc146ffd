package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Expression;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a column's name in the text of an expression: as a whole word, quoted or not, and not
 * inside a string literal.
 */
public final class Mention {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  private final Pattern pattern;

  private Mention(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Returns what finds the column of that name. */
  public static Mention of(String column) {
    String quoted = "\"" + Pattern.quote(column.replace("\"", "\"\"")) + "\"";
    String bare = "(?i:(?<![\\w$\"])" + Pattern.quote(column) + "(?![\\w$\"(]| \\())";
    String name = PLAIN.matcher(column).matches() ? quoted + "|" + bare : quoted;
    // a literal is matched first, and so skipped
    return new Mention(Pattern.compile("'(?:[^']++|'')*+'|(?<name>" + name + ")"));
  }

  /** Returns whether the expression names it. */
  public boolean in(String sql) {
    Matcher matcher = pattern.matcher(sql);
    while (matcher.find()) {
      if (matcher.group("name") != null) {
        return true;
      }
    }
    return false;
  }

  /** Returns the expression with another name in its place. */
  public String renamed(String sql, String to) {
    String written = PLAIN.matcher(to).matches() ? to : "\"" + to.replace("\"", "\"\"") + "\"";
    return pattern
        .matcher(sql)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group().startsWith("'") ? found.group() : written));
  }

  Expression renamed(Expression expression, String to) {
    return new Expression(renamed(expression.sql(), to), expression.functions());
  }
}
