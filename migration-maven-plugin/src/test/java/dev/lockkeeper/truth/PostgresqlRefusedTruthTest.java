package dev.lockkeeper.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.effect.Effect.Fails;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What is foreseen to be refused whatever rows there are, the server refuses in the same words, and
 * takes what comes close to it.
 */
@Tag("database")
final class PostgresqlRefusedTruthTest {

  @TestFactory
  Stream<DynamicTest> statements() throws Exception {
    TruthTable table = TruthTable.read("refused");
    ScratchDatabase template = TestServer.database();
    try (Connection connection = template.connect();
        var statement = connection.createStatement()) {
      for (var setup : table.setup()) {
        statement.execute(setup.sql());
      }
    }
    return table.cases().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.statement().sql(), () -> compare(table, row, template)));
  }

  private static void compare(TruthTable table, TruthTable.Case row, ScratchDatabase template)
      throws Exception {
    List<String> foreseen = foreseen(table, row);
    assertThat(foreseen).as("foreseen to be refused").hasSize(row.refused() ? 1 : 0);
    try (Connection connection = TestServer.copyOf(template).connect();
        var statement = connection.createStatement()) {
      if (row.refused()) {
        assertThatThrownBy(() -> statement.execute(row.statement().sql()))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining(foreseen.get(0));
      } else {
        statement.execute(row.statement().sql());
      }
    }
  }

  private static List<String> foreseen(TruthTable table, TruthTable.Case row) {
    Schema schema = Schema.empty();
    try (OperationReader reader = new OperationReader()) {
      for (var setup : table.setup()) {
        for (Operation operation : reader.read(table.script(), setup)) {
          schema = schema.after(operation);
        }
      }
      return new PostgresqlKnowledge(TestServer.shared().majorVersion())
          .effectsOf(reader.read(row.script(), row.statement()), schema, ServerState.FRESH).stream()
              .filter(Fails.class::isInstance)
              .map(effect -> ((Fails) effect).error())
              .toList();
    }
  }
}
