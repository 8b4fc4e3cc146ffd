package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.evidence.Toll;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.StatementId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FitTest {

  private static final Table ORDERS = Table.of("orders");
  private static final Table ITEMS = Table.of("items");

  @Test
  void what_is_there_without_rows_does_not_grow() {
    AtProduction there = fit(110, 35).at(times(10), false);

    // 10 ms and 100 ms for each million
    assertThat(there.likely()).isEqualTo(1010);
    assertThat(there.from()).isCloseTo(1010 / 1.41, within(1e-6));
    assertThat(there.to()).isCloseTo(1010 * 1.41, within(1e-6));
    assertThat(there.isRough()).isFalse();
  }

  @Test
  void sorting_takes_more_comparisons_for_each_row_and_as_much_reading() {
    AtProduction there = fit(110, 35).at(times(10), true);

    // seven digits in place of six: a seventh comparison for each six, and half of that
    assertThat(there.likely()).isCloseTo(10 + 1000 * Math.sqrt(7.0 / 6), within(1e-6));
  }

  @Test
  void noise_of_a_part_alone_leaves_the_range_as_it_is() {
    AtProduction there = new Fit(110, OptionalDouble.of(35), 0.25, 5).at(times(10), false);

    // 5 ms more or less in either, three quarters of a growth of nine such whole ones: 120 ms
    assertThat(there.to()).isCloseTo(1010 * 1.41, within(1e-6)).isLessThan(2 * there.from());
  }

  @Test
  void of_runs_that_are_mostly_noise_only_the_upper_end_is_known() {
    AtProduction there = new Fit(4, OptionalDouble.of(3), 0.25, 1).at(times(10), false);

    // 16 ms by the line, and 24 ms of noise
    assertThat(there.from()).isZero();
    assertThat(there.to()).isCloseTo(1.41 * 40, within(1e-6));
    assertThat(there.isOnlyLimit()).isTrue();
  }

  @Test
  void a_smaller_run_that_took_longer_lets_nothing_shrink() {
    assertThat(fit(100, 120).at(times(10), false).likely()).isEqualTo(100);
  }

  @Test
  void a_smaller_run_that_took_next_to_nothing_does_not_make_a_part_less_than_none() {
    assertThat(fit(100, 1).at(times(10), false).likely()).isEqualTo(1000);
  }

  @Test
  void without_a_second_size_it_is_anything_from_what_was_measured_on() {
    AtProduction there = new Fit(100, OptionalDouble.empty(), 0.25, 0).at(times(10), false);

    assertThat(there.from()).isLessThan(100);
    assertThat(there.to()).isGreaterThan(1000);
    assertThat(there.isRough()).isTrue();
  }

  @Test
  void tables_that_grow_unequally_make_a_wider_range() {
    Growth growth = growth(Map.of(ORDERS, 10_000_000L, ITEMS, 2_000_000L)).orElseThrow();

    assertThat(growth.rows()).isEqualTo(10_000_000);
    assertThat(fit(100, 25).at(growth, false).from()).isCloseTo(200 / 1.41, within(1e-6));
    assertThat(fit(100, 25).at(growth, false).likely()).isEqualTo(1000);
  }

  /** Measured so on a machine with six others for each processor. */
  @Test
  void a_turn_that_began_before_does_not_make_a_hold_less_than_nothing() {
    Hold hold = new Hold(0, 0, 116, 127, Optional.empty());

    assertThat(hold.undisturbedMillis()).isEqualTo(29);
    assertThat(new Toll(127, 0).takenOff(116)).isEqualTo(29);
    assertThat(new Toll(16, 0).takenOff(116)).isEqualTo(100);
  }

  @Test
  void the_least_of_each_counts_what_was_worked_and_what_was_waited() {
    StatementId id = new StatementId("db/V2__test.sql", 1);
    Runs runs = new Runs(List.of(Map.of(id, ran(50, 9, 30)), Map.of(id, ran(60, 0, 45))));

    // 30 ms on a processor and 11 without, be it not the same run that had 45 and 15
    assertThat(runs.ran(id)).hasValue(41);
    assertThat(new Runs(List.of(Map.of(id, ran(50, 9, 0)))).ran(id)).hasValue(41);
    assertThat(new Runs(List.of(Map.of())).ran(id)).isEmpty();
  }

  private static Observation ran(double millis, double queued, double worked) {
    return new Observation(
        List.of(),
        true,
        OptionalDouble.of(0),
        millis,
        new Toll(queued, worked),
        0,
        Map.of(),
        Map.of());
  }

  @Test
  void nothing_grows_where_production_has_no_more_or_nobody_knows() {
    assertThat(growth(Map.of(ORDERS, 1_000_000L, ITEMS, 5L))).isEmpty();
    assertThat(growth(Map.of(ORDERS, 10_000_000L))).isEmpty();
    assertThat(growth(Map.of(ORDERS, 10_000_000L, ITEMS, 0L))).isEmpty();
  }

  private static Fit fit(double large, double small) {
    return new Fit(large, OptionalDouble.of(small), 0.25, 0);
  }

  private static Growth times(int times) {
    return Growth.of(
            List.of(ORDERS), Map.of(ORDERS, 1_000_000L), Map.of(ORDERS, times * 1_000_000L))
        .orElseThrow();
  }

  private static Optional<Growth> growth(Map<Table, Long> production) {
    return Growth.of(
        List.of(ORDERS, ITEMS), Map.of(ORDERS, 1_000_000L, ITEMS, 1_000_000L), production);
  }
}
