package dev.lockkeeper.example;

import dev.lockkeeper.script.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of server versions, both ends included.
 *
 * @param from the oldest; absent where there is none
 * @param to the newest; absent where there is none
 */
public record Versions(Optional<Version> from, Optional<Version> to) {

  /** Every version. */
  public static final Versions ALL = new Versions(Optional.empty(), Optional.empty());

  private static final Pattern WRITTEN = Pattern.compile("([\\d.]+)?(-)?([\\d.]+)?");

  /**
   * Returns the range that is written so: {@code 15}, {@code 14-}, {@code -17}, {@code 8.0.29-9.7}.
   */
  static Versions parse(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (written.isBlank() || !parts.matches()) {
      throw new IllegalArgumentException("'%s' is no range of versions".formatted(written));
    }
    Optional<Version> from = Optional.ofNullable(parts.group(1)).flatMap(Version::parse);
    Optional<Version> to = Optional.ofNullable(parts.group(3)).flatMap(Version::parse);
    return new Versions(from, parts.group(2) == null ? from : to);
  }

  /** Returns whether the version is one of them. */
  public boolean include(Version version) {
    return from.filter(oldest -> version.compareTo(oldest) < 0).isEmpty()
        && to.filter(newest -> version.compareTo(newest) > 0).isEmpty();
  }

  /** Returns the range in words; empty where it is every version. */
  public String words() {
    if (from.equals(to)) {
      return from.map(Version::toString).orElse("");
    }
    if (to.isEmpty()) {
      return "from " + from.orElseThrow();
    }
    return from.map(oldest -> oldest + " to ").orElse("to ") + to.get();
  }
}
