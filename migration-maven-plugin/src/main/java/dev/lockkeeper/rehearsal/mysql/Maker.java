package dev.lockkeeper.rehearsal.mysql;

import java.util.Optional;

/**
 * Writes the expression that gives a column its value in row {@code k}: another one in each row, as
 * far as the type has so many. What changes most stands first, for keys over the first characters.
 *
 * @param size characters, bytes or digits that it takes
 * @param parent the table that it points into, whose own key has the value of its row's number
 */
record Maker(
    String name,
    String dataType,
    String columnType,
    long size,
    int scale,
    Optional<String> parent) {

  private static final long MOST_DIGITS = 18;
  private static final long SHORT = 12;

  /**
   * Returns the expression.
   *
   * @param parentRows of the table that it points into
   */
  String expression(long parentRows) {
    return value(parent.isPresent() ? "(1 + MOD(k, %d))".formatted(Math.max(parentRows, 1)) : "k");
  }

  private String value(String k) {
    return switch (dataType) {
      case "tinyint" ->
          columnType.startsWith("tinyint(1)")
              ? "MOD(%s, 2)".formatted(k)
              : "MOD(%s, 127)".formatted(k);
      case "smallint" -> "MOD(%s, 32767)".formatted(k);
      case "mediumint" -> "MOD(%s, 8388607)".formatted(k);
      case "int", "bigint", "float", "double" -> k;
      case "decimal" ->
          "MOD(%s, 1%s)".formatted(k, "0".repeat((int) Math.min(size - scale, MOST_DIGITS)));
      case "bit" -> "MOD(%s, 2)".formatted(k);
      case "char", "varchar" ->
          "RPAD(REVERSE(CONV(%s, 10, 36)), %d, '-')".formatted(k, Math.min(size, SHORT));
      case "binary" -> "UNHEX(RPAD(REVERSE(HEX(%s)), %d, '0'))".formatted(k, 2 * size);
      case "varbinary" ->
          "UNHEX(RPAD(REVERSE(HEX(%s)), %d, '0'))".formatted(k, 2 * Math.min(size, SHORT));
      case "date" -> "DATE_ADD('2020-01-01', INTERVAL MOD(%s, 2000) DAY)".formatted(k);
      case "datetime", "timestamp" ->
          "DATE_ADD('2020-01-01', INTERVAL MOD(%s, 50000000) SECOND)".formatted(k);
      case "time" -> "SEC_TO_TIME(MOD(%s, 80000))".formatted(k);
      case "year" -> "2000 + MOD(%s, 50)".formatted(k);
      case "enum" -> "1 + MOD(%s, %d)".formatted(k, columnType.split("','", -1).length);
      case "set" -> "1";
      case "json" -> "JSON_OBJECT('k', %s)".formatted(k);
      case "point", "geometry" -> "ST_SRID(POINT(MOD(%s, 90), 1), 0)".formatted(k);
      default -> "CONCAT(REVERSE(%s), '-', %s, ' text')".formatted(k, k);
    };
  }
}
