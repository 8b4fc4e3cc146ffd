package dev.lockkeeper.scratch.fill;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Shapes for days and moments; no clock is read, so that the same schema has the same rows. */
final class DateShapes {

  private static final long DAY = 86_400;
  private static final long EPOCH = LocalDate.of(2020, 1, 1).toEpochDay() * DAY;
  private static final long YEAR = 365 * DAY;
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:[ T](\\d\\d):(\\d\\d)(?::(\\d\\d))?)?.*");

  /** Years of four digits. */
  private static final int FIRST_YEAR = 1000;

  private static final int LAST_YEAR = 9999;

  private final boolean day;
  private final boolean zoned;
  private final List<Long> literals;
  private final int salt;

  DateShapes(String base, Literals literals, int salt) {
    this.day = base.equals("date");
    this.zoned = base.endsWith("with time zone");
    this.literals =
        literals.texts().stream()
            .flatMap(text -> seconds(text).stream())
            .sorted()
            .distinct()
            .toList();
    this.salt = salt;
  }

  private static List<Long> seconds(String text) {
    Matcher date = WRITTEN.matcher(text);
    if (!date.matches()) {
      return List.of();
    }
    try {
      return List.of(
          LocalDateTime.of(
                  number(date, 1),
                  number(date, 2),
                  number(date, 3),
                  number(date, 4),
                  number(date, 5),
                  number(date, 6))
              .toEpochSecond(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return List.of();
    }
  }

  private static int number(Matcher date, int group) {
    return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
  }

  List<Candidate> natural() {
    List<Candidate> shapes = new ArrayList<>();
    shapes.add(within(EPOCH, 5 * YEAR));
    if (literals.size() > 1) {
      // over all that the conditions name: each partition gets its share
      long earliest = literals.get(0);
      shapes.add(within(earliest, literals.get(literals.size() - 1) - earliest));
    }
    for (int i = 0; i < literals.size(); i++) {
      long here = literals.get(i);
      if (i + 1 < literals.size()) {
        shapes.add(within(here, literals.get(i + 1) - here));
      }
      shapes.add(within(here, DAY));
      shapes.add(within(here + DAY, YEAR));
      shapes.add(within(here - YEAR, YEAR));
    }
    shapes.add(within(EPOCH - 5 * YEAR, 5 * YEAR));
    shapes.add(within(EPOCH + 5 * YEAR, YEAR));
    shapes.add(within(EPOCH + 80 * YEAR, YEAR));
    shapes.add(within(EPOCH, 1));
    return shapes;
  }

  /**
   * Returns moments of a range of years; nothing where there are none.
   *
   * @param low the first year of them
   * @param high the year in which they end, at its beginning
   * @param values how many different ones there are at most
   */
  Optional<Candidate> ranged(int low, int high, long values, Spread spread) {
    if (low < FIRST_YEAR || high > LAST_YEAR || low >= high) {
      return Optional.empty();
    }
    long step = day ? DAY : 1;
    long from = LocalDate.of(low, 1, 1).toEpochDay() * DAY;
    long bound = (LocalDate.of(high, 1, 1).toEpochDay() * DAY - from) / step;
    long steps = Math.min(values, bound);
    long stride = Math.max(1, bound / steps) * step;
    LongUnaryOperator place = spread.over(steps);
    Shape shape = (row, out) -> write(out, from + place.applyAsLong(row) * stride);
    return Optional.of(new Candidate(shape, 0, within(from, bound * step).edges(), steps == 1));
  }

  private Candidate within(long from, long seconds) {
    long bound = Math.max(1, day ? seconds / DAY : seconds);
    long step = day ? DAY : 1;
    long last = from + (bound - 1) * step;
    Shape shape = (row, out) -> write(out, from + Shape.below(bound, row, salt) * step);
    LongStream near =
        literals.stream().mapToLong(n -> n).flatMap(n -> LongStream.of(n - step, n, n + step));
    List<String> edges =
        LongStream.concat(LongStream.of(from, last), near)
            .filter(moment -> from <= moment && moment <= last)
            .mapToObj(moment -> CopyBuffer.value((row, out) -> write(out, moment), 0))
            .toList();
    return new Candidate(shape, 0, edges, bound == 1);
  }

  List<Candidate> unique() {
    List<Candidate> shapes = new ArrayList<>();
    shapes.add(counting(EPOCH, day ? DAY : 1));
    literals.forEach(literal -> shapes.add(counting(literal, day ? DAY : 1)));
    literals.forEach(literal -> shapes.add(counting(literal - DAY, day ? -DAY : -1)));
    shapes.add(counting(EPOCH, DAY));
    return shapes;
  }

  private Candidate counting(long from, long step) {
    // to the year 9999 or back to the year 1000, which have four digits
    long room = (step > 0 ? 253_300_000_000L - from : from + 30_600_000_000L) / Math.abs(step);
    return Candidate.unique((row, out) -> write(out, from + step * row), Math.max(0, room));
  }

  private void write(CopyBuffer out, long seconds) {
    writeDate(out, Math.floorDiv(seconds, DAY));
    if (!day) {
      long rest = Math.floorMod(seconds, DAY);
      out.ascii(' ');
      writeTime(out, rest);
      if (zoned) {
        out.text("+00");
      }
    }
  }

  private static void writeDate(CopyBuffer out, long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    out.padded(date.getYear(), 4);
    out.ascii('-');
    out.padded(date.getMonthValue(), 2);
    out.ascii('-');
    out.padded(date.getDayOfMonth(), 2);
  }

  private static void writeTime(CopyBuffer out, long secondOfDay) {
    out.padded(secondOfDay / 3600, 2);
    out.ascii(':');
    out.padded(secondOfDay / 60 % 60, 2);
    out.ascii(':');
    out.padded(secondOfDay % 60, 2);
  }

  /** Writes a time of day, a different one for each millisecond of it. */
  static void timeOfDay(CopyBuffer out, long row) {
    long second = row % DAY;
    writeTime(out, second);
    out.ascii('.');
    out.padded(row / DAY % 1000, 3);
  }

  /** Returns the day that many days after the first. */
  static String date(long days) {
    return LocalDate.ofEpochDay(EPOCH / DAY + days).toString();
  }

  /** Returns the moment that many seconds after the first, without a zone. */
  static String moment(long seconds) {
    return LocalDateTime.ofEpochSecond(EPOCH + seconds, 0, ZoneOffset.UTC)
        .toString()
        .replace('T', ' ');
  }
}
