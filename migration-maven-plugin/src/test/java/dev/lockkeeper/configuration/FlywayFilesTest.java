package dev.lockkeeper.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runner.FlywayConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayFilesTest {

  @TempDir private Path base;

  private FlywayConfiguration read() throws Exception {
    return Configured.by(new FlywayFiles(base, Map.of("OWNER", "shop_owner")).read());
  }

  @Test
  void conf_is_read_and_its_secrets_are_not() throws Exception {
    Files.writeString(
        base.resolve("flyway.conf"),
        """
        flyway.url=jdbc:postgresql://db/shop
        flyway.password=hunter2
        flyway.placeholders.owner=${OWNER}
        flyway.sqlMigrationSuffixes=.sql,.ddl
        flyway.encoding=ISO-8859-1
        flyway.group=true
        flyway.baselineVersion=7
        flyway.postgresql.transactional.lock=false
        """);

    FlywayConfiguration read = read();

    assertThat(read.placeholders().values()).containsOnly(Map.entry("owner", "shop_owner"));
    assertThat(read.naming().suffixes()).containsExactly(".sql", ".ddl");
    assertThat(read.encoding()).isEqualTo(StandardCharsets.ISO_8859_1);
    assertThat(read.switches().group()).isTrue();
    assertThat(read.switches().transactionalLock()).isFalse();
    assertThat(read.baseline().version()).contains("7");
    assertThat(new FlywayFiles(base, Map.of()).read().toString())
        .doesNotContain("hunter2")
        .doesNotContain("jdbc:");
  }

  @Test
  void toml_is_read_with_its_environment_and_conf_comes_first() throws Exception {
    Files.writeString(
        base.resolve("flyway.toml"),
        """
        [environments.production]
        url = "jdbc:postgresql://db/shop"
        password = "hunter2"
        schemas = ["shop", "audit"]

        [flyway]
        environment = "production"
        locations = ["filesystem:sql", "filesystem:more"]
        table = "from_toml"

        [flyway.placeholders]
        owner = "o"

        [flyway.postgresql]
        transactional.lock = false
        """);
    Files.createDirectory(base.resolve("conf"));
    Files.writeString(base.resolve("conf/flyway.conf"), "flyway.table=from_conf\n");

    FlywayConfiguration read = read();

    assertThat(read.locations()).containsExactly("filesystem:sql", "filesystem:more");
    assertThat(read.schemas().names()).containsExactly("shop", "audit");
    assertThat(read.placeholders().values()).containsOnly(Map.entry("owner", "o"));
    assertThat(read.switches().transactionalLock()).isFalse();
    assertThat(read.table()).isEqualTo("from_conf");
    assertThat(read.origins())
        .containsEntry("table", "conf/flyway.conf")
        .containsEntry("locations", "flyway.toml");
  }

  @Test
  void the_first_source_wins_value_by_value() throws Exception {
    FlywayConfiguration read =
        Configured.by(
            List.of(
                Source.of("one", Map.of("placeholders.a", "1", "table", "t")),
                Source.of(
                    "two", Map.of("placeholders.A", "2", "placeholders.b", "3", "mixed", "true"))));

    assertThat(read.placeholders().values()).containsOnly(Map.entry("a", "1"), Map.entry("b", "3"));
    assertThat(read.table()).isEqualTo("t");
    assertThat(read.switches().mixed()).isTrue();
  }

  @Test
  void a_value_that_is_none_is_named_with_its_source() {
    assertThatThrownBy(() -> Configured.by(List.of(Source.of("a.yml", Map.of("group", "maybe")))))
        .hasMessage("group of a.yml is 'maybe', which is neither true nor false. Mend it there.");
    assertThatThrownBy(
            () -> Configured.by(List.of(Source.of("a.yml", Map.of("encoding", "klingon")))))
        .hasMessageStartingWith("The encoding of a.yml is 'klingon', which Java does not know.");
  }

  @Test
  void broken_toml_is_named() throws Exception {
    Files.writeString(base.resolve("flyway.toml"), "[flyway\n");
    assertThatThrownBy(this::read).hasMessage("flyway.toml is not valid TOML. Mend it.");
  }
}
