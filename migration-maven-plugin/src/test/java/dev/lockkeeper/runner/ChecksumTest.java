package dev.lockkeeper.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checksum that the core computes without Flyway is the one that Flyway records. */
@Tag("database")
class ChecksumTest {

  private static final List<String> TEXTS =
      List.of(
          "SELECT 1;\n",
          "SELECT 1;\r\nSELECT 2;\r\n",
          "\uFEFFSELECT 1;\n-- Größe, \u4e2d\u6587, \uD83D\uDE00\n",
          "SELECT 1;",
          "\n\n  SELECT 1;\n\n\n",
          "SELECT 1;\rSELECT 2;\r",
          "SELECT '\u2028', '\u0085', '\f';\n");

  @TempDir Path folder;

  @Test
  void isFlywaysOwn() throws Exception {
    for (int i = 0; i < TEXTS.size(); i++) {
      Files.writeString(folder.resolve("V" + (i + 1) + "__x.sql"), TEXTS.get(i));
    }
    ScratchDatabase database = TestServer.database();
    Flyway flyway =
        Flyway.configure()
            .dataSource(database.dataSource())
            .locations("filesystem:" + folder)
            .load();
    flyway.migrate();

    Map<String, Integer> recorded =
        Arrays.stream(flyway.info().all())
            .collect(
                Collectors.toMap(
                    MigrationInfo::getScript,
                    MigrationInfo::getChecksum,
                    (a, b) -> a,
                    TreeMap::new));
    Map<String, Integer> computed =
        new FlywayLayout(folder, StandardCharsets.UTF_8)
            .read(List.of(folder)).scripts().stream()
                .collect(
                    Collectors.toMap(
                        Script::fileName, Script::checksum, (a, b) -> a, TreeMap::new));
    assertThat(computed).hasSize(TEXTS.size()).isEqualTo(recorded);
  }
}
