package dev.lockkeeper.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Placeholders that only production knows differ from run to run, and nothing else may. */
class PendingStatementsTest {

  private PendingStatements statements;

  @BeforeEach
  void read() throws CheckImpossibleException {
    String script =
        """
        UPDATE orders SET seen = '${flyway:timestamp}' WHERE note = 'a';
        UPDATE orders SET seen = '${flyway:timestamp}' WHERE note = 'b';
        """;
    statements =
        new PendingStatements(
            List.of(
                new FlywayLayout(Path.of(""), UTF_8)
                    .script("V1__seen.sql", script.getBytes(UTF_8))
                    .orElseThrow()));
  }

  @Test
  void anotherMomentIsTheSameStatement() throws Exception {
    assertThat(
            statements
                .find(
                    "V1__seen.sql",
                    2,
                    "UPDATE orders SET seen = '2026-11-25 23:01:02' WHERE note = 'b'")
                .index())
        .isEqualTo(2);
  }

  @Test
  void anotherConditionIsAnotherStatement() {
    assertThatThrownBy(
            () ->
                statements.find(
                    "V1__seen.sql",
                    1,
                    "UPDATE orders SET seen = '2026-11-25 23:01:02' WHERE note = 'b'"))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith("V1__seen.sql:1: statement 1 is not the one that Flyway runs.");
  }
}
