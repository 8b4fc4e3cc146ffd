package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.layout.Layouts;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of other runners are rehearsed in the transactions that those would make. */
@Tag("database")
class OtherLayoutsRehearsalTest {

  private static final long ROWS = 2_000;

  @TempDir private Path base;

  private void write(String name, String text) throws IOException {
    Path file = base.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** All but the first forward script are pending. */
  private Rehearsed rehearse(Layouts layout) throws CheckImpossibleException {
    List<Script> scripts =
        layout.at(base, StandardCharsets.UTF_8).read(List.of(base)).scripts().stream()
            .filter(script -> script.kind() == ScriptKind.VERSIONED)
            .toList();
    return new Rehearsal(
            TestServer.shared(),
            base,
            FlywayConfiguration.DEFAULT,
            scripts.subList(0, 1),
            scripts.subList(1, scripts.size()),
            new Sizes(ROWS, 100, Map.of()),
            Progress.SILENT)
        .run();
  }

  private static boolean failed(Observation seen) {
    return seen.effects().stream().anyMatch(Effect.Fails.class::isInstance);
  }

  @Test
  void goose_runs_the_way_forward_alone_and_outside_a_transaction_where_told() throws Exception {
    write("1_a.sql", "-- +goose Up\nCREATE TABLE orders (id int);\n-- +goose Down\nSELECT 1/0;\n");
    write(
        "2_b.sql",
        """
        -- +goose NO TRANSACTION
        -- +goose Up
        CREATE INDEX CONCURRENTLY i ON orders (id);
        -- +goose Down
        DROP INDEX i;
        """);
    write("3_c.sql", "-- +goose Up\nALTER TABLE orders ADD a text DEFAULT '${x}';\nSELECT 2;\n");

    Rehearsed done = rehearse(Layouts.GOOSE);

    assertThat(done.unobserved()).isEmpty();
    assertThat(done.observations())
        .hasSize(3)
        .allSatisfy((id, seen) -> assertThat(failed(seen)).isFalse());
    assertThat(done.observations().get(new StatementId("2_b.sql", 1)).effects())
        .contains(new Effect.Scans(Table.of("orders")));
  }

  @Test
  void what_forbids_a_transaction_fails_in_diesels() throws Exception {
    write("2018-01-01-000000_a/up.sql", "CREATE TABLE orders (id int);");
    write("2018-01-02-000000_b/up.sql", "CREATE INDEX CONCURRENTLY i ON orders (id);");

    Rehearsed done = rehearse(Layouts.UP_DOWN);
    Observation seen = done.observations().get(new StatementId("2018-01-02-000000_b/up.sql", 1));
    assertThat(failed(seen)).isTrue();

    write("2018-01-02-000000_b/metadata.toml", "run_in_transaction = false\n");
    assertThat(rehearse(Layouts.UP_DOWN).observations())
        .hasSize(1)
        .allSatisfy((id, again) -> assertThat(failed(again)).isFalse());
  }
}
