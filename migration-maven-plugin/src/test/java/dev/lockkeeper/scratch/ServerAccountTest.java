package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server runs whoever starts it: root by any of the ways, and an ordinary user. */
class ServerAccountTest {

  private static Path folder;

  @BeforeAll
  static void makeFolder() throws Exception {
    folder = ChildJvm.openFolder();
  }

  @AfterAll
  static void deleteFolder() throws Exception {
    FileTree.delete(folder);
  }

  static Stream<Launcher.Way> ways() throws Exception {
    return Launcher.waysOfRoot(new ServerUser("nobody", 65534, 65534)).stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void a_server_of_roots_runs_as_somebody_else(Launcher.Way way) throws Exception {
    assumeThat(ServerUser.thisIsRoot()).isTrue();
    Cache cache = Cache.at(folder.resolve("cache"), progress -> {});
    Path binaries =
        Unpacking.of(new BinariesJar(TestServer.binariesJar(), Product.POSTGRESQL), cache);
    Launcher launcher = new Launcher(Product.POSTGRESQL, way, cache.directory());
    assumeThat(permitted(launcher, binaries)).as("this machine lets %s", way).isTrue();
    Template template = Template.of(binaries, new Initdb(binaries, launcher), cache);
    RunDirectory run = RunDirectory.create(cache);
    FileTree.copy(template.data(), run.data());
    ServerProcess postmaster =
        ServerProcess.start(new PostgresStartup(binaries), run, launcher, cache);
    try (Connection connection =
        new OwnAccess(postmaster.port(), template.password()).administer()) {
      assertThat(connection.isValid(60)).isTrue();
    } finally {
      postmaster.stop();
      run.delete();
    }
    assertThat(run.data()).doesNotExist();
  }

  private static boolean permitted(Launcher launcher, Path binaries) {
    try {
      return launcher.probe(binaries).exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void an_ordinary_user_starts_one_too() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path jar = Files.copy(TestServer.binariesJar(), folder.resolve("binaries.jar"));
    String classPath = ChildJvm.classPathIn(Files.createDirectory(folder.resolve("classes")));
    try (ChildJvm build =
        ChildJvm.start(asOrdinaryUser(home), classPath, "once", jar, home.resolve("cache"))) {
      assertThat(build.nextLine()).isEqualTo("started 17.11");
    }
    try (Stream<Path> runs = Files.list(home.resolve("cache").resolve("runs"))) {
      assertThat(runs).isEmpty();
    }
  }

  @Test
  void an_ordinary_user_is_told_of_a_cache_that_may_not_be_written() throws Exception {
    Path home = Files.createDirectory(folder.resolve("other-home"));
    Path jar = Files.copy(TestServer.binariesJar(), folder.resolve("other.jar"));
    String classPath = ChildJvm.classPathIn(Files.createDirectory(folder.resolve("others")));
    List<String> prefix = asOrdinaryUser(home);
    Path closed = Path.of("/usr/lockkeeper");
    try (ChildJvm build = ChildJvm.start(prefix, classPath, "once", jar, closed)) {
      assertThat(build.nextLine())
          .startsWith("impossible: The cache of server binaries cannot be created in " + closed)
          .contains("permission denied")
          .contains("Set migration.cacheDirectory to a place with 400 MB free");
    }
  }

  /** Gives {@code home} to the user; nothing stands before the command of one who is not root. */
  private static List<String> asOrdinaryUser(Path home) throws Exception {
    if (!ServerUser.thisIsRoot()) {
      return List.of();
    }
    Files.setOwner(
        home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    return List.of(
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=" + home);
  }
}
