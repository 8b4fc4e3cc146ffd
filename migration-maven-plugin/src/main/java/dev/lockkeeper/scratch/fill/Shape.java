package dev.lockkeeper.scratch.fill;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Makes a column's values from row numbers, counted from 0; the same row has the same value. */
@FunctionalInterface
interface Shape {

  /** Writes the row's value as its type reads it, or NULL. */
  void write(long row, CopyBuffer out);

  Shape NULL = (row, out) -> out.nothing();

  /** Returns the shape that has at a row what this one has at another. */
  default Shape at(LongUnaryOperator otherRow) {
    return (row, out) -> write(otherRow.applyAsLong(row), out);
  }

  /** The share of rows without a value, where nothing is known of it. */
  double NULLS = 1.0 / 16;

  /** Returns this shape with NULL in that share of the rows, the same ones for the same salt. */
  default Shape withNulls(double share, int salt) {
    return (row, out) -> {
      if (fraction(row, salt) < share) {
        out.nothing();
      } else {
        write(row, out);
      }
    };
  }

  /** Returns a shape that spreads over those values; null among them is NULL. */
  static Shape constants(List<String> values, int salt) {
    return inTurn(values).at(row -> below(values.size(), row, salt));
  }

  /** Returns a shape that has the values one after another, and then again. */
  static Shape inTurn(List<String> values) {
    byte[][] encoded =
        values.stream()
            .map(value -> value == null ? null : value.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    return (row, out) -> {
      byte[] value = encoded[(int) (row % encoded.length)];
      if (value == null) {
        out.nothing();
      } else {
        out.text(value);
      }
    };
  }

  /** Returns a number in [0, bound) that looks like chance and is not. */
  static long below(long bound, long row, int salt) {
    return Long.remainderUnsigned(mix(row, salt), bound);
  }

  /** Returns a number in [0, 1) that looks like chance and is not. */
  static double fraction(long row, int salt) {
    // 53 bits are what a double holds
    return (mix(row, salt) >>> 11) * 0x1.0p-53;
  }

  /** Returns 64 bits that look like chance; different rows of one salt have different ones. */
  static long mix(long row, int salt) {
    // the finalizer of SplitMix64, a bijection
    long z = row + 0x9E3779B97F4A7C15L * (salt + 1L);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
