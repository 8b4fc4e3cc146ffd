package dev.lockkeeper.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Rewrites;
import dev.lockkeeper.effect.Effect.Uses;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.rehearsal.mysql.Answer;
import dev.lockkeeper.rehearsal.mysql.MysqlWitness;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.scratch.TestMysql;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What is predicted for a statement is what the server says it would do, and what it does: reader,
 * schema and knowledge together against the ladder of algorithms, table numbers and copied rows.
 */
@Tag("database")
final class MysqlTruthTest {

  private static final int HUNDRED = 100;

  /** Duplicates, NULLs and values that do not fit, rows without parents and parents of rows. */
  private static final Set<Integer> FOR_ROWS =
      Set.of(1048, 1062, 1138, 1264, 1265, 1292, 1366, 1406, 1451, 1452, 1526, 1737, 3819);

  /**
   * What prediction and server are compared by.
   *
   * @param algorithm with {@code +DML} where writers may go on; absent where it is not asked for
   */
  private record Facts(Optional<String> algorithm, Set<String> rewrites) {}

  @TestFactory
  Stream<DynamicTest> statements() throws Exception {
    String version = TestMysql.shared().version();
    return compared(MysqlTable.read("mysql", number(version)), version);
  }

  /** Returns a test for each statement of the table. */
  static Stream<DynamicTest> compared(MysqlTable table, String version) {
    return table.cases().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.session().map(set -> "[" + set + "] ").orElse("") + row.statement().sql(),
                    () -> compare(row, table.setupFor(row.statement().sql()), version)));
  }

  /** Returns what a statement asks in its first operation, and the way that is predicted for it. */
  static String kind(MysqlTable.Case row, MysqlTable table, String version) throws Exception {
    Facts facts = facts(predicted(row, table.setupFor(row.statement().sql()), version));
    try (OperationReader reader = new OperationReader(Dialect.MYSQL, "truth")) {
      return reader.read(row.statement()).get(0).getClass().getSimpleName()
          + facts.algorithm()
          + facts.rewrites().isEmpty()
          + row.session().isPresent();
    }
  }

  static int number(String version) {
    int number = 0;
    for (String part : version.split("\\.", -1)) {
      number = number * HUNDRED + Integer.parseInt(part);
    }
    return number;
  }

  private static void compare(MysqlTable.Case row, List<String> setup, String version)
      throws Exception {
    List<Effect> effects = predicted(row, setup, version);
    Facts predicted = facts(effects);
    try (MysqlWitness witness = MysqlWitness.of(setup, row.session())) {
      assertThat(effects.stream().anyMatch(Effect.Fails.class::isInstance))
          .as("predicted to be refused")
          .isEqualTo(row.refused());
      if (row.refused()) {
        assertThatThrownBy(() -> witness.run(row.statement().sql()))
            .isInstanceOf(SQLException.class);
        return;
      }
      Optional<Answer> asked = witness.ask(row.statement().sql());
      if (row.rows()) {
        assertThatThrownBy(() -> witness.run(row.statement().sql()))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getErrorCode()).isIn(FOR_ROWS));
        asked.ifPresent(answer -> assertThat(predicted.algorithm()).contains(words(answer)));
        return;
      }
      MysqlWitness.Seen seen = witness.run(row.statement().sql());
      Facts observed = new Facts(asked.map(MysqlTruthTest::words), names(seen.rebuilt()));
      // OPTIMIZE answers with a table of words, and says nothing of rows
      asked
          .filter(answer -> !row.statement().tokens().get(0).is("OPTIMIZE"))
          .ifPresent(
              answer ->
                  assertThat(answer.algorithm() == Algorithm.COPY)
                      .as("copied %d rows", seen.rows())
                      .isEqualTo(seen.rows() > 0 && predicted.algorithm().isPresent()));
      Facts comparable =
          asked.isPresent() ? predicted : new Facts(Optional.empty(), predicted.rewrites());
      if (row.differs().isPresent()) {
        assertThat(comparable).as("no longer differs").isNotEqualTo(observed);
      } else {
        assertThat(comparable).hasToString(observed.toString());
      }
    }
  }

  private static String words(Answer answer) {
    return answer.algorithm() + (answer.dmlPermitted() ? "+DML" : "");
  }

  private static Set<String> names(Set<Table> tables) {
    return tables.stream().map(Table::toString).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Effect> predicted(MysqlTable.Case row, List<String> setup, String version) {
    Knowledge knowledge = new MysqlKnowledge(version);
    Schema schema = knowledge.nothing();
    ServerState state = ServerState.FRESH;
    try (OperationReader reader = new OperationReader(Dialect.MYSQL, "truth")) {
      for (String made : setup) {
        List<Operation> making = reader.read(MysqlTable.split(made).get(0));
        state = knowledge.after(making, schema, state);
        for (Operation operation : making) {
          schema = schema.after(operation);
        }
      }
      for (Statement set : row.session().map(MysqlTable::split).orElse(List.of())) {
        state = state.told(reader.read(set));
      }
      List<Operation> operations = reader.read(row.statement());
      assertThat(operations).noneMatch(Operation.Unrecognized.class::isInstance);
      return knowledge.effectsOf(operations, schema, state);
    }
  }

  private static Facts facts(List<Effect> effects) {
    Set<String> rewrites = new TreeSet<>();
    Optional<String> algorithm = Optional.empty();
    for (Effect effect : effects) {
      if (effect instanceof Uses one && algorithm.isEmpty()) {
        algorithm = Optional.of(one.algorithm() + (one.dmlPermitted() ? "+DML" : ""));
      } else if (effect instanceof Rewrites one) {
        rewrites.add(one.table().toString());
      }
    }
    return new Facts(algorithm, rewrites);
  }
}
