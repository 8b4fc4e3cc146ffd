package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of constants as they are written: {@code 5}, {@code 'x'}, {@code DATE '2026-01-01'},
 * {@code '2026-01-01'::date}.
 *
 * <p>Known are those whose value depends on no setting: dates as ISO 8601 writes them.
 */
final class Literals {

  private static final Set<String> NUMBERS =
      Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
  private static final Set<String> TIMES =
      Set.of("date", "timestamp without time zone", "timestamp with time zone");
  private static final Set<String> TEXTS = Set.of("text", "character varying", "uuid");

  private static final Pattern STRING = Pattern.compile("'((?:[^']++|'')*+)'");
  private static final Pattern TYPED = Pattern.compile("(?i)(?:date|timestamp|uuid|text) ?('.*')");
  private static final Pattern CAST =
      Pattern.compile("(?is)('.*'|[-.\\d]+) ?:: ?[a-z_][\\w. ]*(?:\\(\\d+\\))?");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z_][\\w -]*");
  private static final Pattern NUMBER = Pattern.compile("[-+]? ?\\d*\\.?\\d+");

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd[[' ']['T']HH:mm[:ss]]")
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .toFormatter(Locale.ROOT);

  private Literals() {}

  /** Returns whether it is the word NULL. */
  static boolean isNull(String written) {
    return written.equalsIgnoreCase("null");
  }

  /** Returns the value in a column of that type; nothing where it is not known. */
  static Optional<Object> value(String written, ColumnType type, boolean isEnum) {
    boolean zoned = type.name().equals("timestamp with time zone");
    String text = written.strip();
    Matcher typed = TYPED.matcher(text);
    Matcher cast = CAST.matcher(text);
    if (typed.matches() || cast.matches()) {
      // which instant a date is depends on the session's time zone
      if (zoned && !text.toLowerCase(Locale.ROOT).contains("timestamptz")) {
        return Optional.empty();
      }
      text = typed.matches() ? typed.group(1) : cast.group(1);
    }
    Matcher string = STRING.matcher(text);
    boolean quoted = string.matches();
    return read(quoted ? string.group(1).replace("''", "'") : text, quoted, type, isEnum);
  }

  private static Optional<Object> read(
      String text, boolean quoted, ColumnType type, boolean isEnum) {
    if (type.dimensions() > 0) {
      return Optional.empty();
    }
    if (NUMBERS.contains(type.name())) {
      return NUMBER.matcher(text).matches()
          ? Optional.of(new BigDecimal(text.replace(" ", "")).stripTrailingZeros())
          : Optional.empty();
    }
    if (type.name().equals("boolean")) {
      String word = text.toLowerCase(Locale.ROOT);
      return word.equals("true") || word.equals("false")
          ? Optional.of(word.equals("true"))
          : Optional.empty();
    }
    if (!quoted) {
      return Optional.empty();
    }
    if (TIMES.contains(type.name())) {
      return time(text);
    }
    boolean plain = type.collation().isEmpty() && TEXTS.contains(type.name());
    return plain || (isEnum && LABEL.matcher(text).matches())
        ? Optional.of(type.name().equals("uuid") ? text.toLowerCase(Locale.ROOT) : text)
        : Optional.empty();
  }

  private static Optional<Object> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, ISO));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
