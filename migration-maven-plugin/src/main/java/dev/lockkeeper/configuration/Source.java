package dev.lockkeeper.configuration;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One place where Flyway's values are written.
 *
 * @param name of the place, for people
 * @param values by {@link #key}
 */
public record Source(String name, Map<String, String> values) {

  private static final String PLACEHOLDERS = "placeholders.";

  public Source {
    values = Map.copyOf(values);
  }

  /** Returns a source of values by Flyway's names, in whatever spelling. */
  public static Source of(String name, Map<String, String> written) {
    Map<String, String> values = new LinkedHashMap<>();
    written.forEach((key, value) -> values.put(key(key), value));
    return new Source(name, values);
  }

  /**
   * Returns the one spelling of a name: {@code sqlMigrationPrefix}, {@code sql-migration-prefix}
   * and {@code SQL_MIGRATION_PREFIX} are the same. A placeholder keeps its own name.
   */
  static String key(String written) {
    if (written.toLowerCase(Locale.ROOT).startsWith(PLACEHOLDERS)) {
      return PLACEHOLDERS + written.substring(PLACEHOLDERS.length());
    }
    return written.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
  }

  /** Returns the value of that key, where it is written here. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Returns the placeholders that have a value here. */
  Map<String, String> placeholders() {
    Map<String, String> placeholders = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(PLACEHOLDERS)) {
            placeholders.put(key.substring(PLACEHOLDERS.length()), value);
          }
        });
    return placeholders;
  }
}
