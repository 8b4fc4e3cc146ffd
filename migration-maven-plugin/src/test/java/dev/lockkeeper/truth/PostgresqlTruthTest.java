package dev.lockkeeper.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Bodies;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Statement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What is predicted for a statement is what the server does: reader, schema and knowledge together
 * against locks, storage and counters.
 */
@Tag("database")
final class PostgresqlTruthTest {

  static final List<String> TABLES =
      List.of(
          "shop",
          "proofs",
          "partitions",
          "objects",
          "families",
          "types",
          "views",
          "corners",
          "helpdesk",
          "metering",
          "ledger",
          "freight",
          "clinic",
          "school",
          "port",
          "hospital",
          "market",
          "hotel",
          "insurance",
          "routes",
          "library",
          "airline",
          "payroll",
          "railway",
          "depths",
          "brewery",
          "ferry",
          "warehouse",
          "followed");

  /** Where a rehearsal is asked as well: how it looks on is the same everywhere. */
  private static final Set<Integer> WATCHED = Set.of(17, 18);

  private static final Pattern ROUTINE = Pattern.compile("CREATE (FUNCTION|PROCEDURE) ");

  @TestFactory
  Stream<DynamicContainer> whatIsPermittedInTransactions() throws Exception {
    return tables(true);
  }

  /** Returns a test of each statement, by whether it is predicted to run in a transaction. */
  static Stream<DynamicContainer> tables(boolean inTransaction) throws Exception {
    List<DynamicContainer> tables = new ArrayList<>();
    for (String table : asked()) {
      tables.add(DynamicContainer.dynamicContainer(table, cases(table, inTransaction)));
    }
    return tables.stream();
  }

  /** All tables, or those that {@code -Dtruth} names, parted by commas. */
  private static List<String> asked() {
    return Optional.ofNullable(System.getProperty("truth"))
        .map(names -> List.of(names.split(",", -1)))
        .orElse(TABLES);
  }

  private static Stream<DynamicTest> cases(String name, boolean inTransaction)
      throws IOException, SQLException, CheckImpossibleException {
    TruthTable table = TruthTable.read(name);
    ScratchDatabase template = TestServer.database();
    Schema schema = Schema.empty();
    try (Connection connection = template.connect();
        var statement = connection.createStatement();
        OperationReader reader = new OperationReader()) {
      for (Statement setup : table.setup()) {
        statement.execute(setup.sql());
        for (Operation operation : reader.read(table.script(), setup)) {
          schema = schema.after(operation);
        }
      }
    }
    Witness witness = new Witness(TestServer.copyOf(template));
    Schema before = schema;
    int server = TestServer.shared().majorVersion();
    return table.cases().stream()
        .filter(row -> row.isUnderstoodBy(server))
        .filter(
            row ->
                predicted(understood(table, row), before, told(row), witness).inTransaction()
                    == inTransaction)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.statement().sql(), () -> compare(table, row, before, witness, template)));
  }

  private static void compare(
      TruthTable table,
      TruthTable.Case row,
      Schema schema,
      Witness witness,
      ScratchDatabase template)
      throws SQLException, CheckImpossibleException, InterruptedException {
    String sql = row.statement().sql();
    List<Operation> operations = understood(table, row);
    ServerState state = told(row);
    if (!Bodies.isBlock(row.statement())) {
      assertThat(refusals(operations, schema, state))
          .as("refusals foreseen of what runs")
          .isEmpty();
    }
    Facts predicted = predicted(operations, schema, state, witness);
    Optional<Facts> inTransaction = witness.of(row.told(), sql, predicted.locks().keySet());
    Facts observed =
        inTransaction.isPresent() ? inTransaction.get() : new LooseWitness(template).of(sql);
    if (inTransaction.isEmpty() && WATCHED.contains(TestServer.shared().majorVersion())) {
      assertThat(RequestedLocks.of(template, sql, predicted.locks().keySet()).byTable())
          .as("what a rehearsal sees it ask for")
          .isEqualTo(observed.locks());
    }
    // up to 14 a collector hands over the counters of a session that has ended whenever it likes
    boolean late = inTransaction.isEmpty() && TestServer.shared().majorVersion() < 15;
    if (late || operations.stream().anyMatch(PostgresqlTruthTest::findsRows)) {
      predicted = predicted.withoutScans();
      observed = observed.withoutScans();
    }
    Facts seen = observed;
    if (row.differsOn(TestServer.shared().majorVersion())) {
      assertThat(predicted).as("no longer differs").isNotEqualTo(observed);
    } else if (row.rowsDecide().isPresent()) {
      assertThat(predicted).matches(most -> most.reaches(seen), "reaches " + seen);
    } else {
      assertThat(predicted).hasToString(observed.toString());
    }
  }

  /** Of a block nobody asks, which may pass by what it holds. */
  private static List<Effect> refusals(
      List<Operation> operations, Schema schema, ServerState state) {
    return new PostgresqlKnowledge(TestServer.shared().majorVersion())
        .effectsOf(operations, schema, state).stream()
            .filter(Effect.Fails.class::isInstance)
            .toList();
  }

  private static Facts predicted(
      List<Operation> operations, Schema schema, ServerState state, Witness witness) {
    Knowledge knowledge = new PostgresqlKnowledge(TestServer.shared().majorVersion());
    return Facts.predicted(knowledge.effectsOf(operations, schema, state), witness.before());
  }

  /** What the session of the statement knows, which is the time zone of all test servers. */
  private static ServerState told(TruthTable.Case row) {
    ServerState state =
        ServerState.FRESH.beginningScript(true).told(TruthTable.told("SET TimeZone = 'UTC'"));
    return row.told().map(set -> state.told(TruthTable.told(set))).orElse(state);
  }

  /**
   * What a routine does is known to who has read how it was made, and which branch a block takes to
   * who has read everything.
   */
  private static List<Operation> understood(TruthTable table, TruthTable.Case row) {
    boolean guards = Bodies.isBlock(row.statement());
    try (OperationReader reader =
        new OperationReader(Dialect.POSTGRESQL, OperationReader.DEFAULT_SCHEMA, Schema.empty())) {
      for (Statement setup : table.setup()) {
        if (guards || ROUTINE.matcher(setup.sql()).lookingAt()) {
          reader.read(table.script(), setup);
        }
      }
      List<Operation> operations = reader.read(row.script(), row.statement());
      assertThat(operations).noneMatch(Operation.Unrecognized.class::isInstance);
      return operations;
    }
  }

  /** How an ordinary statement finds the rows it reads or changes is a matter of its plan. */
  private static boolean findsRows(Operation operation) {
    return operation instanceof Operation.Query
        || operation instanceof Operation.Insert
        || operation instanceof Operation.Update
        || operation instanceof Operation.Delete;
  }
}
