package dev.lockkeeper.rehearsal.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.TestMysql;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No statement lets the build wait for ever. */
@Tag("database")
class MysqlDeadlineTest {

  @TempDir private Path base;

  /** The first is ended without an error, the second with one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO SLEEP(600);",
        "UPDATE t SET id = 2 WHERE SLEEP(600) = 0;",
      })
  void a_statement_that_never_ends_is_stopped(String sql) throws Exception {
    Files.writeString(
        base.resolve("V1__a.sql"),
        "CREATE TABLE t (id int PRIMARY KEY);\nINSERT INTO t VALUES (1);\n" + sql);
    List<Script> scripts =
        new FlywayLayout(base, StandardCharsets.UTF_8)
            .read(List.of(base)).scripts().stream()
                .map(script -> script.in(Dialect.MYSQL))
                .toList();

    List<String> told = new ArrayList<>();
    assertThatThrownBy(
            () ->
                new MysqlRehearsal(
                        TestMysql.shared(),
                        base,
                        FlywayConfiguration.DEFAULT,
                        List.of(),
                        scripts,
                        new Sizes(10, 10, Map.of()),
                        Duration.ofSeconds(6),
                        new Progress() {
                          @Override
                          public void beforeStatement(
                              String script, int index, String sent, Connection migrating) {
                            told.add(script + " " + index);
                          }
                        })
                    .run())
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("V1__a.sql, statement 3, had not ended after 6 s")
        .hasMessageContaining("migration.statementTimeout");
    assertThat(told).containsExactly("V1__a.sql 1", "V1__a.sql 2", "V1__a.sql 3");
  }
}
