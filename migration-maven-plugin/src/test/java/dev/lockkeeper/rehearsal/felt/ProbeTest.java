package dev.lockkeeper.rehearsal.felt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ProbeTest {

  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    ScratchDatabase database = TestServer.database();
    connection = database.connect();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void asks_for_the_first_row_by_its_key() throws SQLException {
    assertThat(
            probes(
                "CREATE TABLE t (id int PRIMARY KEY, \"Name\" text)",
                "INSERT INTO t VALUES (7, 'a'), (8, 'b')"))
        .containsExactly(
            "SELECT 1 FROM public.t WHERE id = '7'",
            "UPDATE public.t SET \"Name\" = \"Name\" WHERE id = '7'");
  }

  @Test
  void takes_all_columns_of_a_key_and_no_index_that_a_null_gets_round() throws SQLException {
    assertThat(
            probes(
                "CREATE TABLE t (a text NOT NULL, b date NOT NULL, c int UNIQUE, UNIQUE (a, b))",
                "INSERT INTO t VALUES ('it''s', '2026-01-02')"))
        .containsExactly(
            "SELECT 1 FROM public.t WHERE a = 'it''s' AND b = '2026-01-02'",
            "UPDATE public.t SET a = a WHERE a = 'it''s' AND b = '2026-01-02'");
  }

  @Test
  void finds_nothing_where_there_is_no_row_or_no_key() throws SQLException {
    assertThat(probes("CREATE TABLE t (id int PRIMARY KEY)"))
        .containsExactly(
            "SELECT 1 FROM public.t WHERE false", "UPDATE public.t SET id = id WHERE false");
    assertThat(probes("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)"))
        .containsExactly(
            "SELECT 1 FROM public.t WHERE false", "UPDATE public.t SET a = a WHERE false");
  }

  @Test
  void writes_no_column_that_only_the_server_writes() throws SQLException {
    assertThat(
            probes(
                "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n int,"
                    + " d int GENERATED ALWAYS AS (n * 2) STORED)",
                "INSERT INTO t (n) VALUES (5)"))
        .contains("UPDATE public.t SET n = n WHERE id = '1'");
    assertThat(probes("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY)"))
        .as("nothing to write")
        .containsExactly("SELECT 1 FROM public.t WHERE false");
  }

  /** Returns the probes of the table t, which the server has run once. */
  private List<String> probes(String... sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS t");
      for (String one : sql) {
        statement.execute(one);
      }
      List<Probe> probes = Probe.of(Table.of("t"), "public.t", connection);
      for (Probe probe : probes) {
        statement.execute(probe.sql());
      }
      assertThat(probes.get(0).traffic()).isEqualTo(Traffic.READS);
      return probes.stream().map(Probe::sql).toList();
    }
  }
}
