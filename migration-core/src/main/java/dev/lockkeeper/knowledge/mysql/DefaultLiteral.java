package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.ColumnType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A literal that a column has as its default.
 *
 * @param sql as it is written
 */
record DefaultLiteral(ColumnType type, String sql) {

  private static final Map<String, Integer> BITS =
      Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64);

  /** Returns whether the type has that value, as far as can be said. */
  boolean fits(ServerState session) {
    return switch (type.name()) {
      case "tinyint", "smallint", "mediumint", "int", "bigint" ->
          number().map(this::isWithin).orElse(!isText());
      case "decimal", "float", "double" -> number().isPresent() || !isText();
      case "char", "varchar" -> !isText() || text().length() <= length();
      case "enum" -> !isText() || members().anyMatch(text()::equalsIgnoreCase);
      case "set" -> !isText() || text().isEmpty() || allMembers();
      case "date", "datetime", "timestamp" -> isText() ? isDay(session) : isDate(session);
      default -> true;
    };
  }

  private boolean isText() {
    return sql.startsWith("'");
  }

  private String text() {
    return sql.substring(1, sql.length() - 1).replace("''", "'");
  }

  private Optional<BigDecimal> number() {
    String written = isText() ? text().strip() : sql.replace(" ", "");
    return written.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")
        ? Optional.of(new BigDecimal(written))
        : Optional.empty();
  }

  private boolean isWithin(BigDecimal value) {
    int bits = BITS.get(type.name());
    BigDecimal top = BigDecimal.valueOf(2).pow(type.unsigned() ? bits : bits - 1);
    BigDecimal bottom = type.unsigned() ? BigDecimal.ZERO : top.negate();
    return value.compareTo(top) < 0 && value.compareTo(bottom) >= 0;
  }

  private long length() {
    return type.arguments().isEmpty() ? 1 : Long.parseLong(type.arguments().get(0));
  }

  private Stream<String> members() {
    return type.arguments().stream()
        .map(member -> member.replaceAll("^'|'$", "").replace("''", "'"));
  }

  private boolean allMembers() {
    List<String> all = members().toList();
    return Arrays.stream(text().split(",", -1))
        .allMatch(one -> all.stream().anyMatch(one::equalsIgnoreCase));
  }

  private boolean isDate(ServerState session) {
    boolean zero = number().filter(value -> value.signum() == 0).isPresent();
    return !zero || session.value("sql_mode").isPresent();
  }

  /** sql-mode: a strict server takes no day that is all zeros, or has a zero in it. */
  private boolean isDay(ServerState session) {
    boolean zero = text().matches("0000-00-00.*|\\d{4}-(00-\\d\\d|\\d\\d-00).*");
    boolean day = text().matches("\\d{2,4}\\D\\d{1,2}\\D\\d{1,2}.*|\\d{6,14}");
    return day && !(zero && session.value("sql_mode").isEmpty());
  }
}
