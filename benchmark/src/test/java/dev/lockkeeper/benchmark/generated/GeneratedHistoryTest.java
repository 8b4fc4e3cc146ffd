package dev.lockkeeper.benchmark.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedHistoryTest {

  private static final long SEED = 42;
  private static final int SCRIPTS = 1000;

  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameHistoryAndAnotherOneAnother() {
    assertThat(GeneratedHistory.of(SEED, SCRIPTS)).isEqualTo(GeneratedHistory.of(SEED, SCRIPTS));
    assertThat(GeneratedHistory.of(1, 50)).isNotEqualTo(GeneratedHistory.of(2, 50));
  }

  @Test
  void aThousandScriptsHaveTheSizeAndTheDangersOfRealOnes() {
    List<GeneratedScript> scripts = GeneratedHistory.of(SEED, SCRIPTS);
    assertThat(scripts.stream().mapToInt(script -> script.statements().size()).sum())
        .isCloseTo(5500, within(300));
    Set<Danger> planted =
        scripts.stream().flatMap(s -> s.planted().stream()).collect(Collectors.toSet());
    assertThat(planted).isEqualTo(EnumSet.allOf(Danger.class));
    assertThat(scripts.stream().filter(script -> script.planted().isPresent()).count())
        .isBetween(60L, 100L);
  }

  @Test
  void allOfThemApplyToARealServerOneAfterTheOther() throws Exception {
    GeneratedHistory.write(GeneratedHistory.of(SEED, SCRIPTS), folder);
    List<Script> scripts =
        new FlywayLayout(folder, StandardCharsets.UTF_8).read(List.of(folder)).scripts();
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(
            binaries(), EmbeddedPostgres.defaultCacheDirectory(), progress -> {})) {
      ScratchDatabase database = server.create("generated");
      new FlywayRunner(database.dataSource(), folder).apply(scripts, ScriptListener.NONE);
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement();
          ResultSet applied =
              statement.executeQuery(
                  "SELECT count(*) FROM flyway_schema_history WHERE success AND type = 'SQL'")) {
        applied.next();
        assertThat(applied.getInt(1)).isEqualTo(SCRIPTS);
      }
    }
  }

  private static Path binaries() throws Exception {
    URL resource =
        GeneratedHistoryTest.class.getClassLoader().getResource("postgres-linux-x86_64.txz");
    return Path.of(((JarURLConnection) resource.openConnection()).getJarFileURL().toURI());
  }
}
