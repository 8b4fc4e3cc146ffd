package dev.lockkeeper.base;

import dev.lockkeeper.script.Version;
import java.math.BigInteger;
import java.util.List;

/** Whole numbers, each one more than the one before, as far as they have been seen. */
final class Count {

  /** Fewer show nobody's habit. */
  private static final int HABIT = 3;

  private BigInteger last = BigInteger.ZERO;
  private int length;

  /** Returns whether the version is the next number, or the same again; if so, it is counted. */
  boolean goesOn(Version version) {
    if (version.parts().size() > 1) {
      return false;
    }
    BigInteger number = version.parts().get(0);
    boolean fits = length == 0 || number.equals(last) || number.equals(last.add(BigInteger.ONE));
    if (fits) {
      length += length > 0 && number.equals(last) ? 0 : 1;
      last = number;
    }
    return fits;
  }

  /**
   * Returns whether a habit of counting is broken by the version. Who jumps further than there was
   * anything to count has begun another numbering: a release's hundreds, or timestamps.
   */
  boolean isMissedBefore(Version version) {
    BigInteger left = version.parts().get(0).subtract(last).subtract(BigInteger.ONE);
    return version.parts().size() == 1
        && length >= HABIT
        && left.compareTo(BigInteger.valueOf(length)) < 0;
  }

  /** Returns the number that comes next. */
  Version next() {
    return new Version(List.of(last.add(BigInteger.ONE)));
  }
}
