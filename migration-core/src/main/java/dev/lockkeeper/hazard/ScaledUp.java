package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Expression;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Money that is counted in its smallest unit from now on: {@code USING (amount * 100)::bigint}. */
final class ScaledUp {

  private static final Pattern TIMES_TEN =
      Pattern.compile(
          "(?:\\(|round\\()*(\"?\\w+\"?) \\* 1(0+)(?:\\)|::(?:bigint|int\\d?|integer))*");

  private ScaledUp() {}

  /** Returns whether every digit that the type keeps behind the point gets in front of it. */
  static boolean isAll(String column, ColumnType was, Expression using) {
    Matcher product = TIMES_TEN.matcher(using.sql());
    List<String> arguments = was.arguments();
    return product.matches()
        && product.group(1).replace("\"", "").equals(column)
        && was.name().equals("numeric")
        && arguments.size() == 2
        && arguments.get(1).matches("\\d{1,3}")
        && Integer.parseInt(arguments.get(1)) <= product.group(2).length();
  }
}
