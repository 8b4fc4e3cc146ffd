package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.FilledCluster;
import dev.lockkeeper.scratch.FilledClusters;
import dev.lockkeeper.scratch.Inventory;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.scratch.fill.ColumnFigures;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rehearsal begins with what an earlier one has filled, as long as that would be the same. */
@Tag("database")
class KeptRehearsalTest {

  private static final String RELEASED =
      """
      CREATE TABLE customers (id int PRIMARY KEY, name text);
      CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers);
      """;

  private static final String PENDING = "CREATE INDEX i ON orders (customer_id);";

  private static final Sizes SIZES = new Sizes(3_000, 100, Map.of());

  private final List<String> asked = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();
  private final List<Boolean> hits = new ArrayList<>();

  private EmbeddedPostgres server;

  /** A server of its own, as each build has. */
  @BeforeEach
  void start() throws Exception {
    server =
        EmbeddedPostgres.start(
            TestServer.binariesJar(), TestServer.cacheDirectory(), progress -> {});
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    for (String fingerprint : new TreeSet<>(kept)) {
      delete(TestServer.cacheDirectory().resolve("filled").resolve(fingerprint));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted((a, b) -> b.compareTo(a))::iterator) {
        Files.delete(file);
      }
    }
  }

  @Test
  void the_second_one_begins_with_the_same_rows() throws Exception {
    Rehearsed first = rehearse(RELEASED, PENDING, Passes.EXACT);
    Rehearsed second = rehearse(RELEASED, PENDING, new Passes(1, List.of(), false, Duration.ZERO));

    assertThat(hits).containsExactly(false, true);
    assertThat(second.rows()).isEqualTo(first.rows()).containsEntry(Table.of("orders"), 3_000L);
    assertThat(second.observations().keySet()).isEqualTo(first.observations().keySet());
    assertThat(second.unobserved()).isEmpty();
    assertThat(second.remarks())
        .contains("Released scripts and rows are those of an earlier rehearsal, out of the cache");
    assertThat(second.times().apply()).isZero();
    assertThat(kept).hasSize(1);

    rehearse(RELEASED, "CREATE INDEX CONCURRENTLY other ON orders (customer_id);", Passes.EXACT);
    assertThat(hits).as("wants the same rows").containsExactly(false, true, true);
    assertThat(kept).hasSize(1);
  }

  @Test
  void other_demands_are_filled_anew_on_what_is_released() throws Exception {
    rehearse(RELEASED, PENDING, Passes.EXACT);
    Rehearsed second =
        rehearse(
            RELEASED,
            "ALTER TABLE orders ADD CONSTRAINT few CHECK (customer_id < 50);",
            Passes.EXACT);

    assertThat(hits).containsExactly(false, true);
    assertThat(second.unobserved()).isEmpty();
    assertThat(second.times().apply()).isZero();
    assertThat(second.remarks()).noneMatch(remark -> remark.contains("out of the cache"));
    assertThat(kept).as("in place of the first").hasSize(2).containsOnly(kept.get(0));
  }

  @Test
  void whatever_decides_of_the_rows_makes_another_fingerprint() throws Exception {
    Map<Table, Map<String, ColumnFigures>> figures =
        Map.of(
            Table.of("orders"),
            Map.of("id", new ColumnFigures(Optional.of(0.5), Optional.empty(), Optional.empty())));
    List<Optional<String>> fingerprints = new ArrayList<>();
    for (Sizes sizes :
        List.of(
            SIZES,
            new Sizes(4_000, 100, Map.of()),
            new Sizes(3_000, 100, Map.of(Table.of("orders"), 1L)),
            new Sizes(3_000, 100, Map.of(), Map.of(), figures))) {
      fingerprints.add(fingerprint(RELEASED, FlywayConfiguration.DEFAULT, sizes));
    }
    fingerprints.add(fingerprint(RELEASED + "SELECT 1;", FlywayConfiguration.DEFAULT, SIZES));
    fingerprints.add(fingerprint(RELEASED, FlywayConfiguration.DEFAULT.baselinedAt("7"), SIZES));

    assertThat(fingerprints).doesNotHaveDuplicates().doesNotContain(Optional.empty());
    assertThat(fingerprint(RELEASED, FlywayConfiguration.DEFAULT, SIZES))
        .isEqualTo(fingerprints.get(0));
  }

  @Test
  void what_changes_the_server_as_a_whole_is_not_kept() throws Exception {
    rehearse(RELEASED, "CREATE ROLE reader_of_kept;" + PENDING, Passes.EXACT);
    assertThat(kept).isEmpty();
  }

  @Test
  void each_history_of_a_module_is_kept() throws Exception {
    String another =
        RELEASED + "CREATE ROLE clerk_of_kept; GRANT SELECT ON orders TO clerk_of_kept;";
    for (int build = 1; build <= 2; build++) {
      for (String released : List.of(another, RELEASED)) {
        Rehearsed one = rehearse(released, PENDING, new Passes(1, List.of(), false, Duration.ZERO));
        assertThat(one.unobserved()).isEmpty();
        assertThat(one.rows()).containsEntry(Table.of("orders"), 3_000L);
      }
    }
    assertThat(hits).containsExactly(false, false, true, true);
    assertThat(kept).hasSize(2).doesNotHaveDuplicates();
  }

  private static Optional<String> fingerprint(
      String released, FlywayConfiguration flyway, Sizes sizes) {
    Lineup lineup = Lineup.of(List.of(TestScript.versioned(1, released)), List.of());
    return FilledAlike.fingerprint(lineup, flyway, sizes);
  }

  private Rehearsed rehearse(String released, String pending, Passes passes) throws Exception {
    List<Script> before = List.of(TestScript.versioned(1, released));
    List<Script> after = List.of(TestScript.versioned(2, pending));
    return new Rehearsal(
            new Keeping(),
            Path.of("").toAbsolutePath(),
            FlywayConfiguration.DEFAULT,
            Terms.DEFAULT.with(passes),
            before,
            after,
            SIZES,
            Progress.SILENT)
        .run();
  }

  /** Keeps everything, under names that no build has. */
  private final class Keeping implements Servers {

    private final FilledClusters clusters;

    Keeping() throws CheckImpossibleException {
      clusters = FilledClusters.in(TestServer.cacheDirectory(), 4L << 30, asked::add);
    }

    @Override
    public EmbeddedPostgres shared() {
      return server;
    }

    @Override
    public Optional<FilledCluster> filled(String fingerprint) throws CheckImpossibleException {
      Optional<FilledCluster> found = clusters.start(TestServer.binariesJar(), mine(fingerprint));
      hits.add(found.isPresent());
      return found;
    }

    @Override
    public void keep(
        EmbeddedPostgres filled, String fingerprint, Inventory inventory, Duration took)
        throws CheckImpossibleException {
      assertThat(took).isPositive();
      kept.add(mine(fingerprint));
      clusters.keep(TestServer.binariesJar(), filled, mine(fingerprint), inventory);
    }

    private String mine(String fingerprint) {
      return "test-%d-%s".formatted(ProcessHandle.current().pid(), fingerprint);
    }
  }
}
