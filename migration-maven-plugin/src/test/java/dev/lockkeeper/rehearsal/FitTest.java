package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.operation.Table;
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
    AtProduction there = fit(110, 35).at(times(10));

    // 10 ms and 100 ms for each million
    assertThat(there.likely()).isEqualTo(1010);
    assertThat(there.from()).isEqualTo(808);
    // seven digits in place of six: a seventh comparison for each six
    assertThat(there.to()).isCloseTo(1010 * 1.2 * 7 / 6, within(1e-6));
    assertThat(there.isRough()).isFalse();
  }

  @Test
  void where_little_seems_to_grow_the_most_is_what_it_would_be_if_all_did() {
    AtProduction there = fit(100, 70).at(times(10));

    assertThat(there.likely()).isEqualTo(60 + 40 * 10);
    assertThat(there.to()).isCloseTo(1000 * 1.2 * 7 / 6, within(1e-6));
    assertThat(there.isRough()).isTrue();
  }

  @Test
  void a_smaller_run_that_took_longer_lets_nothing_shrink() {
    assertThat(fit(100, 120).at(times(10)).likely()).isEqualTo(100);
  }

  @Test
  void without_a_second_size_it_is_anything_from_what_was_measured_on() {
    AtProduction there = new Fit(100, OptionalDouble.empty(), 0.25).at(times(10));

    assertThat(there.from()).isEqualTo(80);
    assertThat(there.to()).isGreaterThan(1000);
    assertThat(there.isRough()).isTrue();
  }

  @Test
  void tables_that_grow_unequally_make_a_range() {
    Growth growth = growth(Map.of(ORDERS, 10_000_000L, ITEMS, 2_000_000L)).orElseThrow();

    assertThat(growth.rows()).isEqualTo(10_000_000);
    assertThat(fit(100, 25).at(growth).from()).isEqualTo(160);
    assertThat(fit(100, 25).at(growth).likely()).isEqualTo(1000);
  }

  @Test
  void nothing_grows_where_production_has_no_more_or_nobody_knows() {
    assertThat(growth(Map.of(ORDERS, 1_000_000L, ITEMS, 5L))).isEmpty();
    assertThat(growth(Map.of(ORDERS, 10_000_000L))).isEmpty();
    assertThat(growth(Map.of(ORDERS, 10_000_000L, ITEMS, 0L))).isEmpty();
  }

  private static Fit fit(double large, double small) {
    return new Fit(large, OptionalDouble.of(small), 0.25);
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
