package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.SetSetting;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From timestamp to timestamptz no row is written anew where the session's time zone is UTC, and
 * the script says that it is.
 */
final class TimeZoneTest {

  private static final String CHANGE = "ALTER TABLE visits ALTER COLUMN at TYPE timestamptz;";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET TimeZone = 'UTC';",
        "SET LOCAL TimeZone = 'Etc/UTC';",
        "SET TIME ZONE UTC;",
        "SELECT set_config('TimeZone', 'GMT', true);",
        "SET TimeZone = 'UTC'; COMMIT;",
        "SET LOCAL TimeZone = 'Asia/Tokyo'; SET TimeZone = 'UTC';",
      })
  void underUtcRowsStay(String told) throws Exception {
    assertThat(found(told))
        .filteredOn(finding -> finding.hazard().startsWith("type-change"))
        .extracting(Finding::hazard, Finding::severity)
        // a driver gives its program another type, which not every program takes
        .containsExactly(tuple("type-change-breaks-release", Severity.WARNING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SET TimeZone = 'Asia/Tokyo';",
        "SET TimeZone = 'UTC'; RESET TimeZone;",
        "SET TimeZone = 'UTC'; RESET ALL;",
        "SET TimeZone = 'UTC'; SET LOCAL TimeZone = 'Asia/Tokyo';",
        "SET LOCAL TimeZone = 'UTC'; COMMIT;",
      })
  void elsewhereNobodyKnows(String told) throws Exception {
    assertThat(found(told)).extracting(Finding::hazard).contains("type-change-rewrites-table");
  }

  @Test
  void localDoesNothingOutsideATransaction() {
    List<Operation> local = List.of(new SetSetting("timezone", Optional.of("UTC"), true));
    List<Operation> begin = List.of(new Operation.ControlTransaction("BEGIN"));
    ServerState alone = ServerState.FRESH.beginningScript(false);
    assertThat(alone.told(local).value("timezone")).isEmpty();
    assertThat(alone.told(begin).told(local).value("timezone")).contains("UTC");
    assertThat(alone.told(begin).told(local).beginningScript(true).value("timezone")).isEmpty();
  }

  private static List<Finding> found(String told) throws Exception {
    return Judging.found(
        new PostgresqlKnowledge(17),
        Dialect.POSTGRESQL,
        "CREATE TABLE visits (id bigint PRIMARY KEY, at timestamp);",
        told + CHANGE);
  }
}
