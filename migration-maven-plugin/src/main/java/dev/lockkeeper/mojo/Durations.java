package dev.lockkeeper.mojo;

import dev.lockkeeper.script.CheckImpossibleException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as the configuration writes them: {@code 200ms}, {@code 3s}, {@code 5m}. */
final class Durations {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(ms|s|m)");

  private Durations() {}

  /** Returns the duration, or says which property is wrong and how it is written. */
  static Duration parse(String property, String written) throws CheckImpossibleException {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new CheckImpossibleException(
          "%s is '%s', which is no duration".formatted(property, written),
          "Write it like 200ms, 3s or 5m");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
