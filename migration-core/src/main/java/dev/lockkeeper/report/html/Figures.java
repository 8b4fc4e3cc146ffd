package dev.lockkeeper.report.html;

import java.util.Locale;

/** Numbers as people read them, the same in every language of the machine. */
final class Figures {

  private static final double SECOND = 1000;
  private static final double THOUSAND = 1000;
  private static final double MILLION = 1e6;
  private static final double KIB = 1024;
  private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Figures() {}

  /** {@code 0.4 ms}, {@code 424 ms}, {@code 1.36 s}. */
  static String millis(double millis) {
    if (millis >= SECOND) {
      return format(millis / SECOND, millis < 10 * SECOND ? "%.2f s" : "%.1f s");
    }
    return format(millis, millis < 10 ? "%.1f ms" : "%.0f ms");
  }

  /** {@code 870}, {@code 12.5 k}, {@code 1 M}. */
  static String count(long number) {
    if (number >= MILLION) {
      return trimmed(number / MILLION) + " M";
    }
    return number >= THOUSAND ? trimmed(number / THOUSAND) + " k" : Long.toString(number);
  }

  /** {@code 512 B}, {@code 2.1 MiB}. */
  static String bytes(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= KIB && unit < BYTES.length - 1) {
      amount /= KIB;
      unit++;
    }
    return (unit == 0 ? Long.toString(bytes) : trimmed(amount)) + " " + BYTES[unit];
  }

  /** A coordinate of a picture. */
  static String at(double position) {
    return trimmed(position);
  }

  private static String trimmed(double number) {
    return format(number, "%.1f").replaceFirst("\\.0$", "");
  }

  private static String format(double number, String pattern) {
    return String.format(Locale.ROOT, pattern, number);
  }
}
