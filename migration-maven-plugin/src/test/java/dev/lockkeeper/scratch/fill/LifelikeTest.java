package dev.lockkeeper.scratch.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
