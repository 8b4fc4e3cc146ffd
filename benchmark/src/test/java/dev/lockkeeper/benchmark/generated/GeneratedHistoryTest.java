package dev.lockkeeper.benchmark.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.EmbeddedMysql;
import dev.lockkeeper.scratch.EmbeddedPostgres;
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
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedHistoryTest {

  private static final long SEED = 42;
  private static final int SCRIPTS = 1000;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameHistoryAndAnotherOneAnother(Database database) {
    assertThat(GeneratedHistory.of(database, SEED, SCRIPTS))
        .isEqualTo(GeneratedHistory.of(database, SEED, SCRIPTS));
    assertThat(GeneratedHistory.of(database, 1, 50))
        .isNotEqualTo(GeneratedHistory.of(database, 2, 50));
  }

  @ParameterizedTest
  @EnumSource
  void aThousandScriptsHaveTheSizeAndTheDangersOfRealOnes(Database database) {
    List<GeneratedScript> scripts = GeneratedHistory.of(database, SEED, SCRIPTS);
    assertThat(scripts.stream().mapToInt(script -> script.statements().size()).sum())
        .isCloseTo(5500, within(300));
    Set<Danger> planted =
        scripts.stream().flatMap(s -> s.planted().stream()).collect(Collectors.toSet());
    assertThat(planted).isEqualTo(EnumSet.allOf(Danger.class));
    assertThat(scripts.stream().filter(script -> script.planted().isPresent()).count())
        .isBetween(60L, 100L);
  }

  @Test
  void allOfThemApplyToPostgresqlOneAfterTheOther() throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(
            jarOf("postgres-linux-x86_64.txz"),
            EmbeddedPostgres.defaultCacheDirectory(),
            progress -> {})) {
      assertThat(applied(Database.POSTGRESQL, server.create("generated").dataSource()))
          .isEqualTo(SCRIPTS);
    }
  }

  @Test
  void allOfThemApplyToMysqlOneAfterTheOther() throws Exception {
    try (EmbeddedMysql server =
        EmbeddedMysql.start(
            jarOf("mysql-Linux-amd64.tar.gz"),
            EmbeddedPostgres.defaultCacheDirectory(),
            progress -> {})) {
      assertThat(applied(Database.MYSQL, server.create("generated").dataSource()))
          .isEqualTo(SCRIPTS);
    }
  }

  private int applied(Database kind, DataSource database) throws Exception {
    GeneratedHistory.write(GeneratedHistory.of(kind, SEED, SCRIPTS), folder);
    List<Script> scripts =
        new FlywayLayout(folder, StandardCharsets.UTF_8)
            .read(List.of(folder)).scripts().stream()
                .map(script -> script.in(kind.dialect()))
                .toList();
    new FlywayRunner(database, folder).apply(scripts, ScriptListener.NONE);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet applied =
            statement.executeQuery(
                "SELECT count(*) FROM flyway_schema_history WHERE success AND type = 'SQL'")) {
      applied.next();
      return applied.getInt(1);
    }
  }

  private static Path jarOf(String archive) throws Exception {
    URL resource = GeneratedHistoryTest.class.getClassLoader().getResource(archive);
    return Path.of(((JarURLConnection) resource.openConnection()).getJarFileURL().toURI());
  }
}
