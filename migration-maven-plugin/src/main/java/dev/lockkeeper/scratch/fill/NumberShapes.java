package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/** Shapes for numbers; inside they count in the last decimal place. */
final class NumberShapes {

  private static final int MOST_DIGITS = 17;

  /** Beyond that a sum might not fit any more. */
  private static final long WIDEST = 1_000_000_000_000_000_000L;

  private final List<BigDecimal> literals;
  private final long first;
  private final int salt;
  private final int scale;
  private final long unit;

  /** Whether the type itself takes more than is usually made of it. */
  private final boolean wide;

  /** The largest whole number that surely fits. */
  private final long largest;

  NumberShapes(ColumnFacts column, Literals literals, long first) {
    this.first = first;
    this.salt = column.number();
    List<Integer> modifiers = column.modifiers();
    boolean decimal = column.base().equals("numeric");
    int written = modifiers.size() > 1 ? Math.max(0, modifiers.get(1)) : 0;
    this.scale =
        switch (column.base()) {
          case "numeric" -> modifiers.isEmpty() ? 2 : Math.min(written, 6);
          case "real", "double precision", "money" -> 2;
          default -> 0;
        };
    this.unit = power(scale);
    this.wide =
        column.base().equals("bigint")
            || column.base().equals("double precision")
            || (decimal && modifiers.isEmpty());
    int whole = modifiers.isEmpty() ? 12 : modifiers.get(0) - written;
    this.largest =
        switch (column.base()) {
          case "smallint" -> Short.MAX_VALUE;
          case "integer", "oid" -> Integer.MAX_VALUE;
          // beyond 24 bits neighbours are the same float
          case "real" -> 1 << 24;
          default -> decimal ? power(Math.min(whole, MOST_DIGITS - scale)) - 1 : power(12);
        };
    this.literals =
        literals.numbers().stream()
            .filter(number -> number.abs().compareTo(BigDecimal.valueOf(largest)) <= 0)
            .toList();
  }

  private static long power(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }

  List<Candidate> natural() {
    List<Candidate> shapes = new ArrayList<>();
    long usual = Math.min(largest, 10_000) * unit + unit - 1;
    shapes.add(between(unit, usual));
    addAroundLiterals(shapes);
    shapes.add(between(0, Math.min(largest, 9) * unit));
    shapes.add(between(20_000 * unit, 99_999 * unit));
    shapes.add(between(0, unit));
    shapes.add(between(0, Math.min(largest, 100) * unit));
    shapes.add(between(-usual, -1));
    shapes.add(between(0, 1));
    shapes.add(between(0, 0));
    shapes.add(between(unit, unit));
    // whole numbers, and months and years written as numbers
    shapes.add(whole(1, 12));
    shapes.add(whole(2000, 2025));
    return shapes;
  }

  /**
   * Returns numbers of a range; nothing where the type has none of it.
   *
   * @param values how many different ones there are at most
   */
  Optional<Candidate> ranged(BigDecimal low, BigDecimal high, long values, Spread spread) {
    BigDecimal room = high.compareTo(low) == 0 ? tenth(low) : BigDecimal.ZERO;
    long least = bounded(low.subtract(room));
    long most = bounded(high.add(room));
    if (least >= most) {
      return Optional.empty();
    }
    long steps = Math.min(values, most - least + 1);
    long step = (most - least) / Math.max(1, steps - 1);
    LongUnaryOperator place = spread.over(steps);
    Shape shape = (row, out) -> write(out, least + place.applyAsLong(row) * step);
    return Optional.of(new Candidate(shape, 0, between(least, most).edges(), steps == 1));
  }

  /** Both ends were rounded to the same number: half of its first digit's unit to either side. */
  private static BigDecimal tenth(BigDecimal number) {
    int digits = number.precision() - number.scale();
    return number.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal("0.5").scaleByPowerOfTen(digits - 1);
  }

  private long bounded(BigDecimal number) {
    BigDecimal limit = BigDecimal.valueOf(wide ? WIDEST / unit : largest);
    return scaled(number.min(limit).max(limit.negate()));
  }

  private void addAroundLiterals(List<Candidate> shapes) {
    for (int i = 0; i < literals.size(); i++) {
      long here = scaled(literals.get(i));
      if (i + 1 < literals.size()) {
        long next = scaled(literals.get(i + 1));
        shapes.add(between(here, next));
        if (next - here > 1) {
          shapes.add(between(here + 1, next - 1));
        }
      }
      shapes.add(between(here + 1, here + 1_000 * unit));
      shapes.add(between(here - 1_000 * unit, here - 1));
      for (long by : new long[] {0, 1, -1, unit, -unit}) {
        shapes.add(between(here + by, here + by));
      }
    }
    if (literals.size() > 2) {
      shapes.add(between(scaled(literals.get(0)), scaled(literals.get(literals.size() - 1))));
    }
  }

  private long scaled(BigDecimal number) {
    return number.movePointRight(scale).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  private Candidate between(long least, long most) {
    long bound = Math.max(1, most - least + 1);
    Shape shape = (row, out) -> write(out, least + Shape.below(bound, row, salt));
    LongStream near =
        literals.stream().mapToLong(this::scaled).flatMap(n -> LongStream.of(n - 1, n, n + 1));
    List<String> edges =
        LongStream.concat(LongStream.of(least, most), near)
            .filter(value -> least <= value && value <= most)
            .mapToObj(value -> CopyBuffer.value((row, out) -> write(out, value), 0))
            .toList();
    return new Candidate(shape, 0, edges, bound == 1);
  }

  private Candidate whole(long least, long most) {
    return Candidate.of(
        (row, out) -> write(out, unit * (least + Shape.below(most - least + 1, row, salt))));
  }

  List<Candidate> unique() {
    List<Candidate> shapes = new ArrayList<>();
    shapes.add(counting(first * unit, unit, largest - first + 1));
    for (BigDecimal literal : literals) {
      long here = scaled(literal);
      shapes.add(counting(here + unit, unit, largest - here / unit));
      shapes.add(counting(here, unit, largest - here / unit));
      shapes.add(counting(here - unit, -unit, largest + here / unit));
    }
    if (unit > 1) {
      shapes.add(counting(first, 1, largest * unit));
    }
    shapes.add(counting(-first * unit, -unit, largest));
    return shapes;
  }

  private Candidate counting(long from, long step, long distinct) {
    return Candidate.unique((row, out) -> write(out, from + step * row), Math.max(0, distinct));
  }

  private void write(CopyBuffer out, long value) {
    if (scale == 0) {
      out.number(value);
      return;
    }
    if (value < 0) {
      out.ascii('-');
    }
    out.padded(Math.abs(value) / unit, 1);
    out.ascii('.');
    out.padded(Math.abs(value) % unit, scale);
  }
}
