package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.RebuildsIndex;
import dev.lockkeeper.effect.Effect.Rewrites;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.StatementId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtrapolationTest {

  private static final StatementId ID = new StatementId("db/V2__test.sql", 1);
  private static final Table ORDERS = Table.of("orders");
  private static final long ROWS = 1_000_000;
  private static final Effect REBUILDS = new RebuildsIndex(ORDERS, "orders_pkey");

  @Test
  void what_sorts_grows_by_more_than_its_rows() {
    // 10 ms and 100 ms for each million; a seventh comparison for each six, and half of that
    assertThat(likely(REBUILDS)).isCloseTo(10 + 1000 * Math.sqrt(7.0 / 6), within(1e-6));
  }

  @Test
  void what_writes_all_rows_anew_hardly_does() {
    assertThat(likely(new Rewrites(ORDERS), REBUILDS)).isCloseTo(1010, within(1e-6));
  }

  @Test
  void the_first_run_counts_where_there_is_no_other() {
    Map<StatementId, Observation> large = Map.of(ID, ran(110, new Rewrites(ORDERS)));

    assertThat(extrapolation(large, List.of(), List.of()).duration(ID).orElseThrow().likely())
        .isCloseTo(1100, within(1e-6));
  }

  private static double likely(Effect... effects) {
    // the first run had more memory to sort in
    Map<StatementId, Observation> large = Map.of(ID, ran(90, effects));
    return extrapolation(
            large,
            List.of(Map.of(ID, ran(110, effects)), Map.of(ID, ran(120, effects))),
            List.of(Map.of(ID, ran(35, effects))))
        .duration(ID)
        .orElseThrow()
        .likely();
  }

  private static Extrapolation extrapolation(
      Map<StatementId, Observation> large,
      List<Map<StatementId, Observation>> again,
      List<Map<StatementId, Observation>> small) {
    return new Extrapolation(
        large,
        again,
        small,
        Map.of(ORDERS, ROWS),
        Map.of(ORDERS, ROWS / 4),
        Map.of(ORDERS, 10 * ROWS));
  }

  private static Observation ran(double millis, Effect... effects) {
    return new Observation(List.of(effects), true, millis, 0, Map.of());
  }
}
