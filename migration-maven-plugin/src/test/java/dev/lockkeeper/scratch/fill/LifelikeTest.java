package dev.lockkeeper.scratch.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the server estimates of the filled columns is what it had estimated of production's. */
@Tag("database")
class LifelikeTest {

  private static final long ROWS = 20_000;

  @Test
  void rows_are_spread_as_in_production() throws Exception {
    FilledDatabase filled =
        new FilledDatabase(
                """
                CREATE TYPE state AS ENUM ('new', 'paid', 'sent');
                CREATE TABLE orders (
                  id bigint PRIMARY KEY, note text, short varchar(12), amount int, at timestamptz,
                  state state, plain int, full_always text NOT NULL, never text, tags text[]);
                """)
            .rows(ROWS)
            .like("orders", "note", figures(0.25, -1, 180))
            .like("orders", "short", figures(0, 700, 400))
            .like("orders", "amount", figures(0.5, 30, 4))
            .like("orders", "at", figures(0.1, -0.05, 8))
            .like("orders", "state", figures(0.9, 3, 4))
            .like("orders", "full_always", figures(0, -1, 40))
            .like("orders", "never", figures(1, 0, 0))
            .like("orders", "tags", figures(0, 40, 60))
            .touching("orders")
            .run("ANALYZE orders");

    assertThat(figure(filled, "null_frac", "note")).isCloseTo(0.25, within(0.02));
    assertThat(figure(filled, "avg_width", "note")).isEqualTo(180);
    assertThat(figure(filled, "null_frac", "short")).isZero();
    assertThat(values(filled, "short")).isBetween(600L, 700L);
    assertThat(figure(filled, "avg_width", "short")).as("no longer than it may be").isEqualTo(13);
    assertThat(figure(filled, "null_frac", "amount")).isCloseTo(0.5, within(0.02));
    assertThat(values(filled, "amount")).as("two may be the same by chance").isBetween(25L, 30L);
    assertThat(figure(filled, "null_frac", "at")).isCloseTo(0.1, within(0.02));
    assertThat(values(filled, "at")).isBetween(950L, 1000L);
    assertThat(figure(filled, "null_frac", "state")).isCloseTo(0.9, within(0.02));
    assertThat(figure(filled, "null_frac", "plain"))
        .as("of which nothing is known")
        .isCloseTo(1.0 / 16, within(0.02));
    assertThat(figure(filled, "avg_width", "full_always")).isEqualTo(40);
    assertThat(figure(filled, "null_frac", "never")).isEqualTo(1);
    assertThat(values(filled, "tags")).isBetween(30L, 40L);
  }

  @Test
  void ranges_and_order_are_those_of_production() throws Exception {
    FilledDatabase filled =
        new FilledDatabase(
                """
                CREATE TABLE orders (
                  id bigint PRIMARY KEY, amount numeric(10,2) NOT NULL, reading float8, small smallint,
                  at timestamptz NOT NULL, day date, down int, half int, few int, card bigint,
                  number int UNIQUE);
                """)
            .rows(ROWS)
            .like("orders", "id", ranged(-1, 1, "1", "90000000"))
            .like("orders", "amount", ranged(-1, 0, "-200", "5000"))
            .like("orders", "reading", ranged(-1, 1, "0.002", "0.7"))
            .like("orders", "small", ranged(-1, 0, "20000", "90000"))
            .like("orders", "at", ranged(-1, 1, "2010", "2030"))
            .like("orders", "day", ranged(400, 0, "1950", "1960"))
            .like("orders", "down", ranged(-1, -1, "1", "20000"))
            .like("orders", "half", ranged(-1, 0.5, "1", "20000"))
            .like("orders", "few", ranged(12, 1, "100", "200"))
            .like("orders", "card", ranged(-1, 0, "4000000000000000", "4000000000000000"))
            .like("orders", "number", ranged(-1, 0.1, "1", "20000"))
            .touching("orders")
            .run("ANALYZE orders");

    assertThat(all(filled, "amount BETWEEN -200 AND 5000")).isTrue();
    assertThat(all(filled, "amount < 4900 AND amount > -100")).as("all of it").isFalse();
    assertThat(all(filled, "reading BETWEEN 0 AND 0.7")).isTrue();
    assertThat(all(filled, "small BETWEEN 20000 AND 32767")).as("its type's end").isTrue();
    assertThat(all(filled, "at >= '2010-01-01' AND at < '2030-01-01'")).isTrue();
    assertThat(all(filled, "at > '2011-01-01'")).isFalse();
    assertThat(all(filled, "day >= '1950-01-01' AND day < '1960-01-01'")).isTrue();
    assertThat(values(filled, "day")).isBetween(390L, 400L);
    assertThat(all(filled, "few BETWEEN 100 AND 200")).isTrue();
    assertThat(values(filled, "few")).isEqualTo(12);
    assertThat(all(filled, "card BETWEEN 3500000000000000 AND 4500000000000000")).isTrue();
    assertThat(values(filled, "number")).as("none twice").isEqualTo(ROWS);

    assertThat(correlation(filled, "id")).isGreaterThan(0.99);
    assertThat(correlation(filled, "amount")).isCloseTo(0, within(0.05));
    assertThat(correlation(filled, "at")).isGreaterThan(0.99);
    assertThat(correlation(filled, "day")).isCloseTo(0, within(0.05));
    assertThat(correlation(filled, "down")).isLessThan(-0.99);
    assertThat(correlation(filled, "half")).isCloseTo(0.5, within(0.05));
    assertThat(correlation(filled, "few")).isGreaterThan(0.99);
    assertThat(correlation(filled, "number")).isCloseTo(0, within(0.3));
  }

  private static boolean all(FilledDatabase filled, String condition) throws Exception {
    return filled.number("SELECT count(*) FROM orders WHERE NOT (%s)".formatted(condition)) == 0;
  }

  private static double correlation(FilledDatabase filled, String column) throws Exception {
    return figure(filled, "correlation", column);
  }

  private static ColumnFigures ranged(double distinct, double correlation, String from, String to) {
    return new ColumnFigures(
        Optional.of(0.0),
        Optional.of(distinct),
        Optional.empty(),
        Optional.of(correlation),
        Optional.of(new BigDecimal(from)),
        Optional.of(new BigDecimal(to)));
  }

  @Test
  void conditions_come_before_likeness() throws Exception {
    FilledDatabase filled =
        new FilledDatabase(
                "CREATE TABLE t (id int PRIMARY KEY, code text CHECK (length(code) = 3))")
            .rows(1_000)
            .like("t", "code", figures(0, -1, 80))
            .touching("t");

    assertThat(filled.column("SELECT DISTINCT length(code) FROM t WHERE code IS NOT NULL"))
        .containsExactly("3");
  }

  private static ColumnFigures figures(double nullFraction, double distinct, int width) {
    return new ColumnFigures(Optional.of(nullFraction), Optional.of(distinct), Optional.of(width));
  }

  private static double figure(FilledDatabase filled, String figure, String column)
      throws Exception {
    return Double.parseDouble(
        filled
            .column(
                "SELECT %s FROM pg_stats WHERE tablename = 'orders' AND attname = '%s'"
                    .formatted(figure, column))
            .get(0));
  }

  private static long values(FilledDatabase filled, String column) throws Exception {
    return filled.number("SELECT count(DISTINCT %s) FROM orders".formatted(column));
  }
}
