package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.TableShape;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A character set with its collation.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/charset-charsets.html">Supported Character
 *     Sets</a>
 */
record Charset(String name, String collation) {

  private static final int WIDEST = 4;

  private static final Map<String, Integer> BYTES =
      Map.ofEntries(
          Map.entry("utf8mb4", WIDEST),
          Map.entry("utf16", WIDEST),
          Map.entry("utf16le", WIDEST),
          Map.entry("utf32", WIDEST),
          Map.entry("gb18030", WIDEST),
          Map.entry("utf8mb3", 3),
          Map.entry("ujis", 3),
          Map.entry("eucjpms", 3),
          Map.entry("ucs2", 2),
          Map.entry("gbk", 2),
          Map.entry("gb2312", 2),
          Map.entry("sjis", 2),
          Map.entry("cp932", 2),
          Map.entry("big5", 2),
          Map.entry("euckr", 2));

  private static final Map<String, String> DEFAULT_COLLATION =
      Map.of(
          "utf8mb4", "utf8mb4_0900_ai_ci",
          "utf8mb3", "utf8mb3_general_ci",
          "latin1", "latin1_swedish_ci",
          "ascii", "ascii_general_ci",
          "binary", "binary");

  /** Returns the character set of that name and collation, where one of them is given. */
  static Optional<Charset> of(Optional<String> charset, Optional<String> collation) {
    Optional<String> name =
        charset
            .map(Charset::canonical)
            .or(() -> collation.map(of -> canonical(of.split("_", 2)[0])));
    return name.map(
        known ->
            new Charset(
                known,
                collation
                    .map(of -> of.toLowerCase(Locale.ROOT).replaceFirst("^utf8_", "utf8mb3_"))
                    .orElseGet(() -> defaultCollation(known))));
  }

  /** Returns what a column of that type has in the table. */
  static Charset of(ColumnType type, TableShape table) {
    return of(type.charset(), type.collation()).orElseGet(() -> ofTable(table));
  }

  /** The server's own default is utf8mb4 unless somebody has changed it. */
  static Charset ofTable(TableShape table) {
    return of(option(table, TableOption.CHARSET), option(table, TableOption.COLLATION))
        .orElseGet(() -> new Charset("utf8mb4", defaultCollation("utf8mb4")));
  }

  private static Optional<String> option(TableShape table, TableOption option) {
    return Optional.ofNullable(table.options().get(option)).map(Charset::unquoted);
  }

  private static String unquoted(String name) {
    return name.replaceAll("['\"`]", "");
  }

  static String canonical(String name) {
    String lower = unquoted(name).toLowerCase(Locale.ROOT);
    return lower.equals("utf8") ? "utf8mb3" : lower;
  }

  private static String defaultCollation(String name) {
    return DEFAULT_COLLATION.getOrDefault(name, name);
  }

  /**
   * Returns whether both may be the same: not of every character set the usual collation is known.
   */
  boolean mayEqual(Charset other) {
    boolean unknown = collation.equals(name) || other.collation.equals(other.name);
    return name.equals(other.name) && (unknown || collation.equals(other.collation));
  }

  /** The most bytes that one character takes. */
  int bytes() {
    return BYTES.getOrDefault(name, 1);
  }

  /** Every character of utf8mb3 is the same bytes in utf8mb4. */
  boolean isWithin(Charset other) {
    return name.equals(other.name) || (name.equals("utf8mb3") && other.name.equals("utf8mb4"));
  }
}
