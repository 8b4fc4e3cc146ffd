package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A place where no server can live is refused with its name, the cause and the cure. */
class UnusablePlaceTest {

  private Path folder;

  @BeforeEach
  void makeFolder() throws Exception {
    folder = ChildJvm.openFolder();
  }

  @AfterEach
  void deleteFolder() throws Exception {
    FileTree.delete(folder);
  }

  @Test
  void a_cache_below_a_plain_file() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(
            () -> EmbeddedPostgres.start(TestServer.binariesJar(), file.resolve("c"), said -> {}))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("in " + file.resolve("c"))
        .hasMessageContaining("Set migration.cacheDirectory to a place with 400 MB free");
  }

  @Test
  void a_disk_with_room_for_a_part_of_the_binaries() throws Exception {
    assertThat(startedOnMount("size=20m"))
        .startsWith("impossible: PostgreSQL cannot be unpacked in " + folder)
        .contains("No space left on device")
        .contains("Set migration.cacheDirectory to a place with 400 MB free");
  }

  @Test
  void a_disk_with_room_for_the_binaries_alone() throws Exception {
    assertThat(startedOnMount("size=75m"))
        .startsWith("impossible: PostgreSQL's data directory cannot be prepared in " + folder)
        .contains("No space left on device")
        .contains("Set migration.cacheDirectory to a place with 400 MB free");
  }

  @Test
  void a_disk_with_room_for_a_part_of_the_run() throws Exception {
    assertThat(startedOnMount("size=120m"))
        .startsWith("impossible: PostgreSQL")
        .contains(folder.toString())
        .contains("No space left on device");
  }

  @Test
  void a_disk_from_which_no_program_may_be_run() throws Exception {
    assertThat(startedOnMount("noexec,size=200m"))
        .startsWith("impossible: PostgreSQL in " + folder)
        .contains("mounted noexec")
        .contains("Set migration.cacheDirectory to a place from which programs may be run");
  }

  @Test
  void a_data_directory_that_the_server_refuses() throws Exception {
    Cache cache = Cache.at(TestServer.cacheDirectory(), said -> {});
    Path binaries =
        Unpacking.of(new BinariesJar(TestServer.binariesJar(), Product.POSTGRESQL), cache);
    Launcher launcher = Launcher.forPrograms(Product.POSTGRESQL, binaries, cache);
    RunDirectory run = RunDirectory.create(cache);
    FileTree.copy(Template.of(binaries, new Initdb(binaries, launcher), cache).data(), run.data());
    Files.writeString(run.data().resolve("PG_VERSION"), "9.6\n");
    assertThatThrownBy(
            () -> ServerProcess.start(new PostgresStartup(binaries), run, launcher, cache))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("does not start in " + run.data())
        .hasMessageContaining("FATAL:")
        .hasMessageContaining("incompatible");
    run.delete();
  }

  /** What a child JVM says whose cache is on a small file system that only it can see. */
  private String startedOnMount(String options) throws IOException {
    List<String> mounted =
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o mode=755,$0 tmpfs $1 && shift && exec \"$@\"",
            options,
            folder.toString());
    assumeThat(mayMount()).as("this user may mount a file system of its own").isTrue();
    String classPath = System.getProperty("java.class.path");
    try (ChildJvm build =
        ChildJvm.start(mounted, classPath, "once", TestServer.binariesJar(), folder)) {
      return build.nextLine();
    }
  }

  private static boolean mayMount() {
    try {
      return new ProcessBuilder("unshare", "--mount", "true").start().onExit().join().exitValue()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
