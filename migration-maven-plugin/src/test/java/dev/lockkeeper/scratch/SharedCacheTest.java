package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Builds that share a cache do not trip over each other, nor over what a killed one left. */
class SharedCacheTest {

  private Path cache;

  @BeforeEach
  void makeCache() throws Exception {
    cache = ChildJvm.openFolder();
  }

  @AfterEach
  void deleteCache() throws Exception {
    FileTree.delete(cache);
  }

  @Test
  void two_builds_may_find_the_cache_empty_at_once() throws Exception {
    try (ChildJvm one = ChildJvm.start("stay", TestServer.binariesJar(), cache);
        ChildJvm two = ChildJvm.start("stay", TestServer.binariesJar(), cache)) {
      assertThat(one.nextLine()).isEqualTo("started 17.11");
      assertThat(two.nextLine()).isEqualTo("started 17.11");
      assertThat(names(cache.resolve("runs"))).hasSize(2);
    }
    assertThat(names(cache.resolve("runs"))).isEmpty();
  }

  @Test
  void two_modules_of_a_build_may_find_the_cache_empty_at_once() throws Exception {
    Callable<String> module =
        () -> {
          try (EmbeddedPostgres server =
              EmbeddedPostgres.start(TestServer.binariesJar(), cache, said -> {})) {
            return server.version();
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<String> version : threads.invokeAll(Collections.nCopies(2, module))) {
        assertThat(version.get()).isEqualTo("17.11");
      }
    } finally {
      threads.shutdown();
    }
    assertThat(names(cache.resolve("runs"))).isEmpty();
  }

  @Test
  void half_unpacked_binaries_are_replaced() throws Exception {
    String sha256 = new BinariesJar(TestServer.binariesJar(), Product.POSTGRESQL).sha256();
    Path half = Files.createDirectories(cache.resolve(sha256 + ".part").resolve("bin"));
    Files.writeString(half.resolve("postgres"), "half of a program");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(TestServer.binariesJar(), cache, said -> {})) {
      assertThat(server.version()).isEqualTo("17.11");
    }
    assertThat(names(cache)).noneMatch(name -> name.endsWith(".part"));
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }
}
