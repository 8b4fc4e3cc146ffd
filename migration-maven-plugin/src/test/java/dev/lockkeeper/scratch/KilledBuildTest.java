package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is left when a build is killed, and that the next start removes it. */
class KilledBuildTest {

  private static Path cache;

  private final List<String> progress = new ArrayList<>();

  @BeforeAll
  static void makeCache() throws Exception {
    cache = ChildJvm.openFolder();
  }

  @AfterAll
  static void deleteCache() throws Exception {
    FileTree.delete(cache);
  }

  @Test
  void the_next_start_removes_the_directory_of_a_jvm_that_was_killed() throws Exception {
    Path left;
    try (ChildJvm build = ChildJvm.start("stay", TestServer.binariesJar(), cache)) {
      assertThat(build.nextLine()).isEqualTo("started 17.11");
      left = onlyRun();
      build.kill();
    }
    startAndClose();
    assertThat(left).doesNotExist();
    assertThat(runs()).isEmpty();
    assertThat(serversOn(left)).isEmpty();
    assertThat(progress).anyMatch(said -> said.contains("Removed what a killed build had left"));
  }

  @Test
  void the_next_start_removes_the_directory_of_a_standby_too() throws Exception {
    List<Path> left;
    try (ChildJvm build = ChildJvm.start("standby", TestServer.binariesJar(), cache)) {
      assertThat(build.nextLine()).isEqualTo("started 17.11");
      left = runs();
      assertThat(left).hasSize(2).allSatisfy(run -> assertThat(serversOn(run)).isNotEmpty());
      build.kill();
    }
    startAndClose();
    assertThat(runs()).isEmpty();
    assertThat(left).allSatisfy(run -> assertThat(serversOn(run)).isEmpty());
  }

  @Test
  void the_next_start_ends_a_server_that_outlived_its_jvm() throws Exception {
    ProcessHandle server;
    try (ChildJvm build = ChildJvm.start("orphan", TestServer.binariesJar(), cache)) {
      server = server(build.nextLine());
      build.kill();
    }
    assertThat(server.isAlive()).as("without the signal the server outlives its JVM").isTrue();
    startAndClose();
    assertThat(server.isAlive()).isFalse();
    assertThat(runs()).isEmpty();
    assertThat(progress).contains("Removed what a killed build had left: servers 1, directories 1");
  }

  @Test
  void the_server_of_a_living_jvm_is_left_alone() throws Exception {
    try (ChildJvm build = ChildJvm.start("stay", TestServer.binariesJar(), cache)) {
      assertThat(build.nextLine()).isEqualTo("started 17.11");
      Path other = onlyRun();
      startAndClose();
      assertThat(serversOn(other)).hasSize(1);
      assertThat(progress).isEmpty();
    }
  }

  @Test
  void a_process_that_only_has_the_dead_servers_number_is_left_alone() throws Exception {
    Process bystander = new ProcessBuilder("sleep", "600").start();
    try {
      Path run = Files.createDirectories(cache.resolve("runs").resolve("1-2-dead"));
      Files.createDirectory(run.resolve("data"));
      Files.writeString(
          run.resolve("data").resolve("postmaster.pid"),
          "%d%n%s%n".formatted(bystander.pid(), run.resolve("data")),
          StandardOpenOption.CREATE_NEW);
      startAndClose();
      assertThat(run).doesNotExist();
      assertThat(bystander.waitFor(200, TimeUnit.MILLISECONDS)).as("has ended").isFalse();
      assertThat(progress)
          .contains("Removed what a killed build had left: servers 0, directories 1");
    } finally {
      bystander.destroyForcibly().onExit().join();
    }
  }

  @Test
  void closing_leaves_neither_process_nor_directory() throws Exception {
    Path run;
    try (EmbeddedPostgres server = start()) {
      run = onlyRun();
      assertThat(serversOn(run)).hasSize(1);
      server.create("x");
    }
    assertThat(serversOn(run)).isEmpty();
    assertThat(runs()).isEmpty();
  }

  @Test
  void a_jvm_that_ends_without_closing_leaves_neither_process_nor_directory() throws Exception {
    try (ChildJvm build = ChildJvm.start("once", TestServer.binariesJar(), cache)) {
      assertThat(build.nextLine()).isEqualTo("started 17.11");
    }
    assertThat(runs()).isEmpty();
  }

  private EmbeddedPostgres start() throws Exception {
    return EmbeddedPostgres.start(TestServer.binariesJar(), cache, progress::add);
  }

  private void startAndClose() throws Exception {
    try (EmbeddedPostgres server = start()) {
      assertThat(server.version()).isEqualTo("17.11");
    }
    progress.removeIf(said -> said.endsWith("(once)"));
  }

  private static ProcessHandle server(String started) {
    long pid = Long.parseLong(started.substring("started ".length()));
    return ProcessHandle.of(pid).orElseThrow();
  }

  private static List<Long> serversOn(Path run) {
    return ProcessHandle.allProcesses()
        .filter(process -> arguments(process).contains(run.resolve("data").toString()))
        .map(ProcessHandle::pid)
        .toList();
  }

  private static List<String> arguments(ProcessHandle process) {
    return List.of(process.info().arguments().orElse(new String[0]));
  }

  private static Path onlyRun() throws Exception {
    assertThat(runs()).hasSize(1);
    return runs().get(0);
  }

  private static List<Path> runs() throws Exception {
    try (Stream<Path> runs = Files.list(cache.resolve("runs"))) {
      return runs.toList();
    }
  }
}
