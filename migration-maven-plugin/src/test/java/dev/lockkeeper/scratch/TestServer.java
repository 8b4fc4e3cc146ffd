package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The one PostgreSQL server that all test classes of a JVM share; it ends with the JVM. */
public final class TestServer {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestServer() {}

  /** Starts at its first use. */
  private static final class Shared {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start(binariesJar(), cacheDirectory(), progress -> {});
      } catch (CheckImpossibleException e) {
        throw new AssertionError(e.getMessage(), e);
      }
    }
  }

  /** The server itself, which nobody closes. */
  public static EmbeddedPostgres shared() {
    return Shared.SERVER;
  }

  /** An empty database that no other test uses. */
  public static ScratchDatabase database() throws CheckImpossibleException {
    return shared().create("test_" + DATABASES.incrementAndGet());
  }

  /** A copy of a database to which nothing is connected. */
  public static ScratchDatabase copyOf(ScratchDatabase template) throws CheckImpossibleException {
    return shared().copyOf(template, "test_" + DATABASES.incrementAndGet());
  }

  /** The jar on the test class path that holds the server's binaries. */
  public static Path binariesJar() {
    String archive = "postgres-linux-x86_64.txz";
    URL resource = TestServer.class.getClassLoader().getResource(archive);
    if (resource == null) {
      throw new AssertionError("no jar on the test class path holds " + archive);
    }
    try {
      return Path.of(((JarURLConnection) resource.openConnection()).getJarFileURL().toURI());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * In memory, where there is plenty of it: each database is hundreds of files, and to make and
   * delete them costs a disk's file system more than all that is done with them. Else below {@code
   * target}, but for root, whose own folders a server cannot enter.
   */
  public static Path cacheDirectory() {
    if (Memory.ROOMY) {
      return Memory.PLACE.resolve("lockkeeper-test-" + System.getProperty("user.name"));
    }
    return ServerUser.thisIsRoot()
        ? EmbeddedPostgres.defaultCacheDirectory()
        : Path.of("target", "scratch-cache").toAbsolutePath();
  }

  /** Where a test makes a cache of its own, in memory as well. */
  static Path temporaryDirectory() {
    return Memory.ROOMY ? Memory.PLACE : Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** Where Linux shows memory as a folder. */
  private static final class Memory {
    static final Path PLACE = Path.of("/dev/shm");
    static final boolean ROOMY = isRoomy();

    /** Much more than all servers of a build need, so that nobody else goes short. */
    private static final long BYTES = 6L << 30;

    private static boolean isRoomy() {
      return PLACE.toFile().getUsableSpace() >= BYTES && runsPrograms();
    }

    /** A container's often does not, and says so of a file that may be run. */
    private static boolean runsPrograms() {
      try {
        Path program = Files.createTempFile(PLACE, "lockkeeper", "");
        try {
          return program.toFile().setExecutable(true) && Files.isExecutable(program);
        } finally {
          Files.delete(program);
        }
      } catch (IOException e) {
        return false;
      }
    }
  }
}
