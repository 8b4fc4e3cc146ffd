package dev.lockkeeper.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.scratch.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lists of the server's functions say what its catalog says. */
@Tag("database")
final class FunctionTruthTest {

  @Test
  void whatIsListedAsSteadyHasNoVolatileForm() throws Exception {
    Set<String> wrong = new TreeSet<>(listed("steady-functions.txt"));
    wrong.retainAll(volatileOnServer());
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyVolatileFunctionThatSqlCanCallIsListed() throws Exception {
    assertThat(listed("volatile-functions.txt")).containsAll(volatileOnServer());
  }

  @Test
  void theListsShareNoName() throws Exception {
    assertThat(listed("steady-functions.txt"))
        .doesNotContainAnyElementsOf(listed("volatile-functions.txt"))
        .hasSizeGreaterThan(1_500);
  }

  private static Set<String> listed(String resource) throws IOException {
    try (InputStream in = PostgresqlKnowledge.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ", -1)))
          .filter(name -> !name.isEmpty())
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> volatileOnServer() throws Exception {
    Set<String> names = new TreeSet<>();
    try (Connection connection = TestServer.database().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT DISTINCT proname FROM pg_proc
                 WHERE pronamespace = 'pg_catalog'::regnamespace AND provolatile = 'v'
                   AND prokind <> 'p' AND proname ~ '^[a-z][a-z0-9_]*$'
                   AND oid <> 'timezone(text, timetz)'::regprocedure
                   AND prorettype NOT IN ('internal'::regtype, 'cstring'::regtype,
                     'trigger'::regtype, 'event_trigger'::regtype, 'language_handler'::regtype,
                     'index_am_handler'::regtype, 'table_am_handler'::regtype,
                     'fdw_handler'::regtype, 'tsm_handler'::regtype)
                   AND 'internal'::regtype <> ALL (proargtypes::oid[])
                   AND 'cstring'::regtype <> ALL (proargtypes::oid[])
                """)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
