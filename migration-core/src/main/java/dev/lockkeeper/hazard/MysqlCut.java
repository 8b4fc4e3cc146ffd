package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Set;

/**
 * Which changes of type MySQL makes by rounding or cutting values.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/precision-math-expressions.html">Expression
 *     Handling</a>, "Inserts into exact-value columns are rounded"
 */
final class MysqlCut {

  private static final Set<String> FRACTIONS = Set.of("decimal", "float", "double");
  private static final Set<String> MOMENTS = Set.of("datetime", "timestamp");

  /** From the narrowest to the widest of a family. */
  private static final List<List<String>> FAMILIES =
      List.of(
          List.of("tinyint", "smallint", "mediumint", "int", "bigint"),
          List.of("tinytext", "text", "mediumtext", "longtext"),
          List.of("tinyblob", "blob", "mediumblob", "longblob"));

  private MysqlCut() {}

  /** Returns whether even a strict server cuts: fractions, and the time of a day. */
  static boolean cuts(ColumnType was, ColumnType to) {
    boolean wasMoment = MOMENTS.contains(was.name());
    if (FRACTIONS.contains(was.name())) {
      return (to.name().endsWith("int") && digits(was, 1) > 0)
          || (was.name().equals("double") && to.name().equals("float"))
          || (to.name().equals("decimal") && digits(to, 1) < digits(was, 1));
    }
    return (wasMoment && Set.of("date", "time", "year").contains(to.name()))
        || (wasMoment && MOMENTS.contains(to.name()) && digits(to, 0) < digits(was, 0))
        || (was.name().equals("time")
            && to.name().equals("time")
            && digits(to, 0) < digits(was, 0));
  }

  /** Returns whether a server that is not strict makes a value fit that a strict one refuses. */
  static boolean bends(ColumnType was, ColumnType to) {
    if (was.name().matches("enum|set")) {
      return was.name().equals(to.name()) && !to.arguments().containsAll(was.arguments());
    }
    boolean shorter =
        to.name().matches("(var)?(char|binary)")
            && (was.name().matches(".*(text|blob)")
                || (was.name().matches("(var)?(char|binary)") && digits(to, 0) < digits(was, 0)));
    return shorter || (to.unsigned() && !was.unsigned() && isNumber(was)) || narrower(was, to);
  }

  private static boolean isNumber(ColumnType type) {
    return type.name().endsWith("int") || FRACTIONS.contains(type.name());
  }

  private static boolean narrower(ColumnType was, ColumnType to) {
    return FAMILIES.stream()
        .anyMatch(
            family ->
                family.contains(to.name())
                    && family.indexOf(was.name()) > family.indexOf(to.name()));
  }

  /** A double has as many digits behind the point as it needs, a moment none unless told. */
  private static int digits(ColumnType type, int argument) {
    if (argument < type.arguments().size()) {
      return Integer.parseInt(type.arguments().get(argument).strip());
    }
    return type.name().matches("float|double") ? Integer.MAX_VALUE : 0;
  }
}
