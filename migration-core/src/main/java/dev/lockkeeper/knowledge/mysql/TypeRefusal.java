package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Types that do not exist with those arguments.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/data-types.html">Data Types</a>
 */
record TypeRefusal(Turn turn) {

  private static final int ROW_BYTES = 65535;
  private static final int SHORT = 255;
  private static final int DIGITS = 65;
  private static final int DECIMALS = 30;
  private static final int BITS = 64;
  private static final int FRACTION = 6;
  private static final int COMMENT = 1024;

  Optional<String> of(Column column) {
    if (column.generation() == Generation.AUTO_INCREMENT
        && !column.type().name().matches("(tiny|small|medium|big)?int|float|double")) {
      return Optional.of("its type does not count (error 1063)");
    }
    if (column.comment().filter(text -> text.length() > COMMENT).isPresent()) {
      return Optional.of("its comment is too long (error 1629)");
    }
    boolean bent = turn.situation().state().value("sql_mode").isPresent();
    return bent || fits(column.type())
        ? Optional.empty()
        : Optional.of(
            "there is no type %s (errors 1074, 1291, 1425 to 1427)".formatted(column.type()));
  }

  private boolean fits(ColumnType type) {
    return switch (type.name()) {
      case "char", "binary" -> at(type, 0, 1) <= SHORT;
      case "varbinary" -> at(type, 0, 1) <= ROW_BYTES;
      case "varchar" -> at(type, 0, 1) * Charset.of(type, turn.now()).bytes() <= ROW_BYTES;
      case "decimal" -> digits(at(type, 0, 10), at(type, 1, 0));
      case "bit" -> at(type, 0, 1) <= BITS;
      case "time", "datetime", "timestamp" -> at(type, 0, 0) <= FRACTION;
      case "enum", "set" -> differ(type.arguments());
      default -> true;
    };
  }

  private static boolean digits(long digits, long decimals) {
    return digits <= DIGITS && decimals <= DECIMALS && decimals <= digits;
  }

  private static boolean differ(List<String> members) {
    Set<String> seen = new HashSet<>();
    return members.stream().allMatch(member -> seen.add(member.toLowerCase(Locale.ROOT)));
  }

  private static long at(ColumnType type, int place, long otherwise) {
    return type.arguments().size() > place && type.arguments().get(place).matches("\\d{1,12}")
        ? Long.parseLong(type.arguments().get(place))
        : otherwise;
  }
}
