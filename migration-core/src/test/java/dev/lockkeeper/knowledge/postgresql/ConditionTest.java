package dev.lockkeeper.knowledge.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.ColumnType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of a row in which {@code n} is from 10 to below 20, {@code state} is 'open' or NULL, and nothing
 * is known of {@code other}.
 */
final class ConditionTest {

  private static final Map<String, Condition.Known> KNOWN =
      Map.of(
          "n",
          known("integer", Span.between(Optional.of(number(10)), Optional.of(number(20)), false)),
          "state",
          known("text", Span.of("open"), Span.NULL));

  private static BigDecimal number(int value) {
    return BigDecimal.valueOf(value);
  }

  private static Condition.Known known(String type, Span... spans) {
    return new Condition.Known(ColumnType.of(type), false, List.of(spans), Optional.empty());
  }

  private static boolean mayHold(String sql) {
    return Condition.mayHold(sql, (qualifier, name) -> Optional.ofNullable(KNOWN.get(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n = 10",
        "n = 19",
        "n <> 12",
        "12 >= n",
        "n < 11",
        "n IN (5, 15)",
        "n NOT IN (15, 16)",
        "n BETWEEN 1 AND 10",
        "n NOT BETWEEN 12 AND 13",
        "n IS NOT NULL",
        "state IS NULL",
        "state = 'open'",
        "NOT state = 'shut'",
        "n = 5 OR state = 'open'",
        "NOT (n = 12 AND state = 'open')",
        "n = 5 OR other = 3",
        "n = other",
        "n + 1 = 5",
        "lower(state) = 'shut'",
        "CASE WHEN n = 5 THEN true ELSE false END",
        "other IN (SELECT 1 FROM t WHERE n = 5)",
        "n = 12 AND other IS DISTINCT FROM 4",
        "n = 5::bigint + 10",
      })
  void may_hold(String sql) {
    assertThat(mayHold(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n = 9",
        "n = 20",
        "20 <= n",
        "n < 10",
        "n > 19.5 AND n < 10",
        "n IN (5, 25)",
        "n BETWEEN 20 AND 30",
        "n NOT BETWEEN 10 AND 25",
        "n IS NULL",
        "n = NULL",
        "NOT n = NULL",
        "state = 'shut'",
        "NOT state = 'open'",
        "state <> 'open'",
        "n = 5 AND other = 3",
        "NOT (n = 5 OR NOT state = 'shut') AND n = 5",
        "(n = 5) OR (state = 'shut' AND other)",
        "n = 5::bigint",
        "NOT NOT n = 5",
      })
  void cannot_hold(String sql) {
    assertThat(mayHold(sql)).isFalse();
  }

  @Test
  void what_it_comes_to_is_told_of_long_and_deep_ones_too() {
    assertThat(mayHold("NOT ".repeat(100_000) + "n = 5")).isFalse();
    assertThat(mayHold("n = 5" + " OR n = 5".repeat(20_000))).isFalse();
    assertThat(mayHold("n IN (1" + ", 2".repeat(20_000) + ")")).isFalse();
  }
}
