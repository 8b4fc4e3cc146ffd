package dev.lockkeeper.script;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How MySQL's SQL mode bids the server to read quotes.
 *
 * @param doubleQuotesNames whether double quotes hold identifiers and no strings
 * @param backslashEscapes whether a backslash in a string escapes what follows
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html">MySQL: SQL modes</a>
 */
record MysqlQuoting(boolean doubleQuotesNames, boolean backslashEscapes) {

  /** The one that a server has by default. */
  static final MysqlQuoting DEFAULT = new MysqlQuoting(false, true);

  private static final Set<String> NAMES = Set.of("ANSI_QUOTES", "ANSI");
  private static final String NO_ESCAPES = "NO_BACKSLASH_ESCAPES";

  /** Returns the one of the modes in that list, which stand between commas. */
  static MysqlQuoting of(String modes) {
    return new MysqlQuoting(false, true).with(modes);
  }

  /** Returns the same with those modes switched on, too. */
  MysqlQuoting with(String modes) {
    Set<String> all = split(modes);
    return new MysqlQuoting(
        doubleQuotesNames || all.stream().anyMatch(NAMES::contains),
        backslashEscapes && !all.contains(NO_ESCAPES));
  }

  /** Returns the same with those modes switched off. */
  MysqlQuoting without(String modes) {
    Set<String> all = split(modes);
    return new MysqlQuoting(
        doubleQuotesNames && all.stream().noneMatch(NAMES::contains),
        backslashEscapes || all.contains(NO_ESCAPES));
  }

  private static Set<String> split(String modes) {
    Set<String> all = new HashSet<>();
    for (String mode : modes.split(",", -1)) {
      all.add(mode.strip().toUpperCase(Locale.ROOT));
    }
    return all;
  }
}
