package dev.lockkeeper.rehearsal.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect.BreaksStatement;
import dev.lockkeeper.rehearsal.Passes;
import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Rehearsal;
import dev.lockkeeper.rehearsal.Rehearsed;
import dev.lockkeeper.rehearsal.Servers;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.rehearsal.Terms;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.StatementSplitter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class OldReleaseTest {

  private static final Script RELEASED =
      TestScript.versioned(
          1, "CREATE TABLE orders (id bigint PRIMARY KEY, total int, note text, meta jsonb);");

  private static final String SENT =
      """
      SELECT id, total FROM orders WHERE id = ?;
      INSERT INTO orders (id, total, note) VALUES (:id, :total, :note);
      UPDATE orders SET note = $2 WHERE id = $1 AND note <> ':none ?';
      SELECT nothing FROM orders;
      """;

  @Test
  void names_the_statement_that_broke_what_the_release_sends() throws Exception {
    Rehearsed rehearsed =
        rehearse(
            TestScript.versioned(2, "ALTER TABLE orders ADD x int;"),
            TestScript.versioned(
                3, "ALTER TABLE orders ADD y int;\nALTER TABLE orders RENAME note TO remark;"),
            TestScript.versioned(4, "DROP TABLE orders;"));

    assertThat(broken(rehearsed, 2, 1)).isEmpty();
    assertThat(broken(rehearsed, 3, 1)).isEmpty();
    assertThat(broken(rehearsed, 3, 2))
        .containsExactly(
            new BreaksStatement(
                "release/orders.sql:2",
                "column \"note\" of relation \"orders\" does not exist (SQLSTATE 42703)"),
            new BreaksStatement(
                "release/orders.sql:3", "column \"note\" does not exist (SQLSTATE 42703)"));
    assertThat(broken(rehearsed, 4, 1))
        .containsExactly(
            new BreaksStatement(
                "release/orders.sql:1", "relation \"orders\" does not exist (SQLSTATE 42P01)"));
    assertThat(rehearsed.remarks())
        .filteredOn(remark -> !remark.startsWith("Measured once more"))
        .containsExactly(
            "release/orders.sql:4 is refused before any pending script, and not judged: column"
                + " \"nothing\" does not exist (SQLSTATE 42703)",
            "Prepared 3 of 4 statements of the running release");
  }

  @Test
  void what_is_mended_before_commit_nobody_sees() throws Exception {
    Rehearsed rehearsed =
        rehearse(
            TestScript.versioned(
                2,
                """
                ALTER TABLE orders RENAME TO purchases;
                CREATE VIEW orders AS SELECT * FROM purchases;
                """));

    assertThat(broken(rehearsed, 2, 1)).isEmpty();
    assertThat(broken(rehearsed, 2, 2)).isEmpty();
  }

  @Test
  void every_way_to_write_a_parameter_is_the_servers() {
    assertThat(
            StatementSplitter.split(
                    file(
                        "SELECT a::int, '?', ? FROM t WHERE b = :b AND c=? AND d = :b AND e ?? 'f'"))
                .stream()
                .map(ReleaseStatement::of)
                .map(ReleaseStatement::prepared))
        .containsExactly(
            "SELECT a::int, '?', $1 FROM t WHERE b = $2 AND c=$3 AND d = $2 AND e ? 'f'");
  }

  private static List<BreaksStatement> broken(Rehearsed rehearsed, int version, int statement) {
    return rehearsed
        .observations()
        .get(new StatementId("db/V%d__test.sql".formatted(version), statement))
        .effects()
        .stream()
        .filter(BreaksStatement.class::isInstance)
        .map(BreaksStatement.class::cast)
        .toList();
  }

  private static Script file(String text) {
    return new Script(
        "release/orders.sql", Optional.empty(), "orders", ScriptKind.VERSIONED, 0, text);
  }

  private static Rehearsed rehearse(Script... pending) throws CheckImpossibleException {
    return new Rehearsal(
            Servers.only(TestServer.shared()),
            Path.of("").toAbsolutePath(),
            FlywayConfiguration.DEFAULT,
            Terms.DEFAULT.with(new Passes(0, List.of(file(SENT)), false, Duration.ZERO)),
            List.of(RELEASED),
            List.of(pending),
            new Sizes(100, 100, Map.of()),
            Progress.SILENT)
        .run();
  }
}
