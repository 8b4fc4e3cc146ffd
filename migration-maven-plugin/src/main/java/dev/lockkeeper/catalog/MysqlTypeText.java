package dev.lockkeeper.catalog;

import dev.lockkeeper.operation.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart what MySQL's {@code COLUMN_TYPE} says. */
final class MysqlTypeText {

  /** Words, arguments, and the signs behind them: {@code int(10) unsigned zerofill}. */
  private static final Pattern PARTS =
      Pattern.compile("(\\w+)(?:\\((.*)\\))?((?: unsigned| zerofill)*)");

  private static final Pattern ARGUMENT = Pattern.compile("'(?:[^']++|'')*+'|[^,']+");

  private MysqlTypeText() {}

  /**
   * Returns the type that the text stands for. How wide a number is shown is left out, as newer
   * servers do: but for {@code tinyint(1)}, which drivers take for a truth value.
   *
   * @param srid the one spatial reference system of its values, where it has one
   */
  static ColumnType parse(
      String text, Optional<String> charset, Optional<String> collation, Optional<String> srid) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return new ColumnType(text, List.of(), 0, collation, charset, List.of());
    }
    String name = parts.group(1);
    List<String> attributes = new ArrayList<>();
    for (String sign : List.of("unsigned", "zerofill")) {
      if (parts.group(3).contains(sign)) {
        attributes.add(sign);
      }
    }
    boolean shown = attributes.contains("zerofill") || text.equals("tinyint(1)");
    boolean counted = name.endsWith("int") || name.equals("year");
    List<String> arguments = counted && !shown ? List.of() : arguments(parts.group(2));
    srid.ifPresent(id -> attributes.add("srid " + id));
    return new ColumnType(name, arguments, 0, collation, charset, attributes);
  }

  private static List<String> arguments(String written) {
    return written == null
        ? List.of()
        : ARGUMENT.matcher(written).results().map(found -> found.group().strip()).toList();
  }
}
