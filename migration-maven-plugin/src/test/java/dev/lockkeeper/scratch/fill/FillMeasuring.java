package dev.lockkeeper.scratch.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many rows a second a table of seven columns gets, beside what the server takes to make as
 * many by itself. Needs a quiet machine.
 */
@Tag("database")
class FillMeasuring {

  private static final long ROWS = Long.getLong("measuring.rows", 1_000_000);
  private static final int RUNS = 3;
  private static final double NANOS_PER_SECOND = 1e9;

  private static final String TABLE =
      """
      CREATE TABLE orders (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer_id int NOT NULL,
        number text NOT NULL UNIQUE,
        total numeric(10,2) CHECK (total >= 0),
        state varchar(10),
        created_at timestamptz NOT NULL DEFAULT now(),
        paid boolean)
      """;

  /** One thread, no driver and no thought about values: as fast as one can hope for. */
  private static final String FLOOR =
      """
      INSERT INTO orders (customer_id, number, total, state, created_at, paid)
      SELECT i %% 10000, 'number ' || i, i %% 100, 'open', now(), i %% 2 = 0
        FROM generate_series(1, %d) i
      """;

  @Test
  void seven_columns() throws Exception {
    double best = Double.MAX_VALUE;
    double floor = Double.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      ScratchDatabase filled = withTable();
      best = Math.min(best, seconds(() -> fill(filled)));
      assertThat(rows(filled)).isEqualTo(ROWS);
      filled.drop();
      ScratchDatabase plain = withTable();
      floor = Math.min(floor, seconds(() -> execute(plain, FLOOR.formatted(ROWS))));
      plain.drop();
    }
    System.out.printf(
        Locale.ROOT,
        "filled %d rows of seven columns in %.2f s: %.0f rows/s; INSERT … SELECT takes %.2f of that%n",
        ROWS,
        best,
        ROWS / best,
        floor / best);
  }

  private static void fill(ScratchDatabase database) throws Exception {
    new Filler(database.dataSource(), ROWS, ROWS, Map.of(), (what, written, all) -> {})
        .fill(Set.of(Table.of("orders")), Demands.none());
  }

  private static long rows(ScratchDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM orders")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static ScratchDatabase withTable() throws Exception {
    ScratchDatabase database = TestServer.database();
    execute(database, TABLE);
    return database;
  }

  private static void execute(ScratchDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / NANOS_PER_SECOND;
  }
}
