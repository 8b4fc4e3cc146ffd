package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was filled once is there for the next build, whole or not at all. */
@Tag("database")
class FilledClustersTest {

  private static final long PLENTY = 4L << 30;

  private static final Inventory INVENTORY =
      new Inventory(
          "bare",
          "full",
          "none",
          Map.of(Table.of("t"), 1000L, Table.of("shop", "a.b"), 7L),
          List.of("first = remark", "second"));

  private static Path cache;
  private static EmbeddedPostgres filled;

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void fill() throws Exception {
    cache = ChildJvm.openFolder();
    filled = EmbeddedPostgres.start(TestServer.binariesJar(), cache, progress -> {});
    ScratchDatabase bare = filled.create("bare");
    try (Connection connection = bare.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE owner; CREATE TABLE t (i int PRIMARY KEY)");
    }
    try (Connection connection = filled.copyOf(bare, "full").connect();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO t SELECT generate_series(1, 1000)");
    }
  }

  @AfterAll
  static void delete() throws Exception {
    filled.close();
    FileTree.delete(cache);
  }

  @BeforeEach
  void empty() throws Exception {
    FileTree.delete(cache.resolve("filled"));
  }

  @Test
  void the_next_build_has_the_same_rows() throws Exception {
    keep("one");
    for (int build = 0; build < 2; build++) {
      try (EmbeddedPostgres server = start("one").orElseThrow().server()) {
        assertThat(rows(server, "bare")).isZero();
        assertThat(rows(server, "full")).isEqualTo(1000);
        assertThat(server.sharedState()).isEqualTo(filled.sharedState());
        execute(server, "DELETE FROM t; CREATE ROLE another");
      }
    }
    assertThat(said).isEmpty();
    assertThat(names(cache.resolve("runs"))).as("only the first server's").hasSize(1);
  }

  @Test
  void what_was_noted_comes_back() throws Exception {
    keep("one");
    FilledCluster cluster = start("one").orElseThrow();
    cluster.server().close();
    assertThat(cluster.inventory()).isEqualTo(INVENTORY);
  }

  @Test
  void another_fingerprint_has_none() throws Exception {
    keep("one");
    assertThat(start("other")).isEmpty();
  }

  @Test
  void one_that_is_cut_off_is_thrown_away() throws Exception {
    keep("one");
    Path data = cache.resolve("filled/one/data");
    Path largest;
    try (Stream<Path> files = Files.walk(data.resolve("base"))) {
      largest = files.max((a, b) -> Long.compare(length(a), length(b))).orElseThrow();
    }
    Files.write(largest, new byte[10]);

    assertThat(start("one")).isEmpty();
    assertThat(said)
        .containsExactly(
            "A filled cluster of an earlier build is thrown away: it is damaged or of another server");
    assertThat(names(cache.resolve("filled"))).isEmpty();
    keep("one");
    start("one").orElseThrow().server().close();
  }

  @Test
  void one_that_no_server_starts_on_is_thrown_away() throws Exception {
    keep("one");
    Path control = cache.resolve("filled/one/data/global/pg_control");
    Files.write(control, new byte[(int) Files.size(control)]);

    assertThat(start("one")).isEmpty();
    assertThat(said).singleElement().asString().contains("is thrown away", "does not start");
    assertThat(names(cache.resolve("filled"))).isEmpty();
    assertThat(names(cache.resolve("runs"))).hasSize(1);
  }

  @Test
  void one_without_its_seal_was_never_finished() throws Exception {
    keep("one");
    Files.delete(cache.resolve("filled/one/seal"));
    assertThat(start("one")).isEmpty();
  }

  @Test
  void one_of_a_server_with_another_password_is_thrown_away() throws Exception {
    keep("one");
    ClusterFolder folder = new ClusterFolder(cache.resolve("filled/one"));
    assertThat(folder.holds("of somebody else")).isFalse();
  }

  @Test
  void those_longest_unused_make_room() throws Exception {
    keep("one");
    keep("two");
    start("one").orElseThrow().server().close();
    long bytes = new ClusterFolder(cache.resolve("filled/one")).bytes();
    keep("three", bytes * 5 / 2);
    assertThat(names(cache.resolve("filled"))).containsExactlyInAnyOrder("one", "three");
  }

  @Test
  void one_larger_than_all_may_be_is_not_kept() throws Exception {
    keep("one", 1 << 20);
    assertThat(start("one")).isEmpty();
    assertThat(said).singleElement().asString().contains("too large to be kept");
  }

  @Test
  void rows_that_no_copy_would_have_are_not_kept() throws Exception {
    ScratchDatabase unlogged = filled.create("unlogged");
    try (Connection connection = unlogged.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE UNLOGGED TABLE t AS SELECT 1 AS i");
    }
    FilledClusters.in(cache, PLENTY, said::add)
        .keep(
            TestServer.binariesJar(),
            filled,
            "one",
            new Inventory("bare", "unlogged", "none", Map.of(), List.of()));
    unlogged.drop();
    assertThat(start("one")).isEmpty();
    assertThat(said).singleElement().asString().contains("would lose what is not logged");
  }

  @Test
  void builds_at_once_do_not_harm_each_other() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (EmbeddedPostgres other = filled.twin()) {
      List<Callable<Long>> builds = List.of(() -> build(filled), () -> build(other));
      for (Future<Long> rows : threads.invokeAll(builds)) {
        assertThat(rows.get()).isEqualTo(1000);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(said).noneMatch(line -> line.contains("thrown away") || line.contains("not kept"));
    start("one").orElseThrow().server().close();
  }

  private long build(EmbeddedPostgres own) throws Exception {
    FilledClusters.in(cache, PLENTY, said::add)
        .keep(TestServer.binariesJar(), own, "one", INVENTORY);
    Optional<FilledCluster> cluster = start("one");
    if (cluster.isEmpty()) {
      // in the moment in which the other one replaces it
      return rows(own, "full");
    }
    try (EmbeddedPostgres server = cluster.get().server()) {
      return rows(server, "full");
    }
  }

  private void keep(String fingerprint) throws Exception {
    keep(fingerprint, PLENTY);
  }

  private void keep(String fingerprint, long most) throws Exception {
    FilledClusters.in(cache, most, said::add)
        .keep(TestServer.binariesJar(), filled, fingerprint, INVENTORY);
  }

  private Optional<FilledCluster> start(String fingerprint) throws Exception {
    return FilledClusters.in(cache, PLENTY, said::add).start(TestServer.binariesJar(), fingerprint);
  }

  private static long rows(EmbeddedPostgres server, String database) throws Exception {
    try (Connection connection = server.database(database).connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM t")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(EmbeddedPostgres server, String sql) throws Exception {
    try (Connection connection = server.database("full").connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long length(Path file) {
    return file.toFile().length();
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }
}
