package dev.lockkeeper.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, in the units of PostgreSQL's settings: each is 1024 of the one before. */
public record ByteCount(double bytes) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(B|kB|MB|GB|TB)");
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
  private static final int STEP = 1024;

  /** Reads {@code 500MB}; nothing where it is written otherwise. */
  public static Optional<ByteCount> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double unit = Math.pow(STEP, UNITS.indexOf(matcher.group(2)));
    return Optional.of(new ByteCount(Long.parseLong(matcher.group(1)) * unit));
  }

  /** Returns it as a person says it: {@code 512 B}, {@code 64.5 MB}, {@code 1 GB}. */
  public String words() {
    double amount = bytes;
    int unit = 0;
    while (amount >= STEP && unit < UNITS.size() - 1) {
      amount /= STEP;
      unit++;
    }
    String number = String.format(Locale.ROOT, "%.1f", amount).replaceFirst("\\.0$", "");
    return number + " " + UNITS.get(unit);
  }
}
