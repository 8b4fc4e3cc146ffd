package dev.lockkeeper.knowledge.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.schema.Schema;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FunctionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"now", "current_timestamp", "upper", "coalesce", "to_char", "md5", "timezone"})
  void giveOneValueToAllRows(String function) {
    assertThat(
            Functions.isVolatile(new Expression(function + "()", Set.of(function)), Schema.empty()))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "random",
        "gen_random_uuid",
        "clock_timestamp",
        "nextval",
        "timeofday",
        "uuid_generate_v4",
        "my_own"
      })
  void giveEachRowItsOwn(String function) {
    Expression mixed = new Expression("lower(%s())".formatted(function), Set.of("lower", function));
    assertThat(Functions.isVolatile(mixed, Schema.empty())).isTrue();
  }
}
