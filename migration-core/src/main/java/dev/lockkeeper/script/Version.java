package dev.lockkeeper.script;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A migration's version, ordered and equal as Flyway orders and compares them: {@code 1_2} is
 * {@code 1.2}, and {@code 1.0} is {@code 1}.
 *
 * @param parts the numbers between the dots, without trailing zeros
 */
public record Version(List<BigInteger> parts) implements Comparable<Version> {

  private static final Pattern WRITTEN = Pattern.compile("\\d+(?:[._]\\d+)*");
  private static final Pattern SEPARATOR = Pattern.compile("[._]");

  public Version {
    parts = withoutTrailingZeros(parts);
  }

  /** Returns the version that the text stands for, or nothing where it stands for none. */
  public static Optional<Version> parse(String text) {
    if (!WRITTEN.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Version(SEPARATOR.splitAsStream(text).map(BigInteger::new).toList()));
  }

  private static List<BigInteger> withoutTrailingZeros(List<BigInteger> parts) {
    List<BigInteger> kept = new ArrayList<>(parts);
    while (kept.size() > 1 && kept.get(kept.size() - 1).signum() == 0) {
      kept.remove(kept.size() - 1);
    }
    return List.copyOf(kept);
  }

  @Override
  public int compareTo(Version other) {
    int longest = Math.max(parts.size(), other.parts.size());
    for (int i = 0; i < longest; i++) {
      int order = part(i).compareTo(other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private BigInteger part(int index) {
    return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
  }

  @Override
  public String toString() {
    return String.join(".", parts.stream().map(BigInteger::toString).toList());
  }
}
