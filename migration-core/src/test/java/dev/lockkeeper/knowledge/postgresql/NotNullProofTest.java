package dev.lockkeeper.knowledge.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Expression;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NotNullProofTest {

  private static Constraint check(String sql, boolean notValid) {
    return new Constraint(
        Kind.CHECK,
        Optional.of("c"),
        List.of("a"),
        Optional.of(Expression.constant(sql)),
        Optional.empty(),
        notValid,
        Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a IS NOT NULL",
        "a is not null",
        "(a IS NOT NULL)",
        "((a) IS NOT NULL)",
        "\"a\" IS NOT NULL",
        "a IS NOT NULL AND b > 0",
        "(b > 0) AND (a IS NOT NULL)",
        "b <> 'x or y' AND a IS NOT NULL",
      })
  void isFoundInTheConjunctsOfACheck(String sql) {
    assertThat(NotNullProof.proves(check(sql, false), "a")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b IS NOT NULL",
        "a IS NULL",
        "a > 0",
        "a IS NOT NULL OR b IS NOT NULL",
        "(a IS NOT NULL AND b > 0) OR (b < 0)",
        "NOT (a IS NOT NULL)",
        "coalesce(a, b) IS NOT NULL",
        "\"A\" IS NOT NULL",
        "b = 'a IS NOT NULL'",
        "NOT a IS NOT NULL",
      })
  void isNotSeenWhereThereIsNone(String sql) {
    assertThat(NotNullProof.proves(check(sql, false), "a")).isFalse();
  }

  @Test
  void needsAValidatedCheck() {
    assertThat(NotNullProof.proves(check("a IS NOT NULL", true), "a")).isFalse();
  }
}
