package dev.lockkeeper.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.configuration.Configured;
import dev.lockkeeper.configuration.Source;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.script.Script;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherWaysTest {

  private static final OtherWays PLAIN = new OtherWays(false, false, false);
  private static final OtherWays SPRING = new OtherWays(false, true, true);

  private static Reading pending(String sql) throws Exception {
    List<Script> scripts = List.of(TestScript.versioned(1, sql));
    return Reading.of(new History("default", scripts, Base.NONE));
  }

  @Test
  void each_way_around_the_gate_is_one_line() {
    assertThat(PLAIN.warnings()).isEmpty();
    assertThat(SPRING.warnings())
        .singleElement()
        .asString()
        .contains("spring.flyway.enabled: false");
    assertThat(new OtherWays(true, false, false).warnings())
        .singleElement()
        .asString()
        .contains("Drop the execution");
  }

  @Test
  void a_hang_is_foretold_with_the_setting_of_that_kind_of_project() throws Exception {
    Reading index = pending("SELECT 1;\nCREATE INDEX CONCURRENTLY i ON t (c);");

    assertThat(PLAIN.hang(index, FlywayConfiguration.DEFAULT).orElseThrow())
        .startsWith("db/V1__test.sql:2: CONCURRENTLY waits")
        .endsWith("Set flyway.postgresql.transactional.lock=false there");
    assertThat(SPRING.hang(index, FlywayConfiguration.DEFAULT).orElseThrow())
        .endsWith("Set spring.flyway.postgresql.transactional-lock: false there");
  }

  @Test
  void nothing_hangs_without_the_lock_or_without_concurrently() throws Exception {
    FlywayConfiguration off =
        Configured.by(
            List.of(Source.of("a.yml", Map.of("postgresql.transactional-lock", "false"))));

    assertThat(PLAIN.hang(pending("CREATE INDEX CONCURRENTLY i ON t (c);"), off)).isEmpty();
    assertThat(PLAIN.hang(pending("VACUUM t;"), FlywayConfiguration.DEFAULT)).isEmpty();
  }
}
