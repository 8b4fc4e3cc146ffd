package dev.lockkeeper.evidence;

import dev.lockkeeper.script.Dialect;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How timeouts are written: on PostgreSQL a number of milliseconds, or a number with its unit; on
 * MySQL a number of seconds.
 */
final class Timeout {

  private static final Pattern WRITTEN = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-z]*)");

  /** config-setting: "Valid time units are us, ms, s, min, h, and d", in milliseconds here. */
  private static final Map<String, Double> UNITS =
      Map.of(
          "us",
          0.001,
          "ms",
          1.0,
          "",
          1.0,
          "s",
          1_000.0,
          "min",
          60_000.0,
          "h",
          3_600_000.0,
          "d",
          86_400_000.0);

  private Timeout() {}

  /** Returns how long that is; zero means without limit. Nothing where it is no timeout. */
  static Optional<Duration> parse(String written, Dialect dialect) {
    String number = written.strip();
    return dialect == Dialect.MYSQL && number.matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(number)))
        : parse(written);
  }

  private static Optional<Duration> parse(String written) {
    Matcher parts = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches() || !UNITS.containsKey(parts.group(2))) {
      return Optional.empty();
    }
    double millis = Double.parseDouble(parts.group(1)) * UNITS.get(parts.group(2));
    return Optional.of(Duration.ofMillis(Math.round(millis)));
  }
}
