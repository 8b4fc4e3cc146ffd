package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A PostgreSQL server of our own on loopback; gone when closed, when the JVM ends, or at the latest
 * when the next one starts.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** SQLSTATE object_in_use. */
  private static final String IN_USE = "55006";

  /**
   * From here on a copy is written to the WAL page by page unless told otherwise, which takes up to
   * twice as long.
   */
  private static final int FIRST_WITH_STRATEGIES = 15;

  private final Installation installation;
  private final OwnServer server;
  private final Access access;
  private final String version;
  private final Duration startTime;

  private EmbeddedPostgres(
      Installation installation,
      OwnServer server,
      Access access,
      String version,
      Duration startTime) {
    this.installation = installation;
    this.server = server;
    this.access = access;
    this.version = version;
    this.startTime = startTime;
  }

  /**
   * Starts a server and waits until it accepts connections.
   *
   * @param binariesJar the artifact that {@link Platform} names
   * @param cacheDirectory where binaries are unpacked and servers run, for instance {@link
   *     #defaultCacheDirectory()}
   * @param progress told what takes long the first time, and what was left by killed builds
   */
  public static EmbeddedPostgres start(
      Path binariesJar, Path cacheDirectory, Consumer<String> progress)
      throws CheckImpossibleException {
    long begin = System.nanoTime();
    Cache cache = Cache.at(cacheDirectory, progress);
    BinariesJar jar = new BinariesJar(binariesJar, Product.POSTGRESQL);
    Prepared prepared = cache.exclusively(() -> prepare(jar, cache));
    OwnServer server = prepared.start();
    boolean answers = false;
    try {
      Access access = new Access(server.port(), prepared.template().password());
      String version = versionBehind(access);
      Duration startTime = Duration.ofNanos(System.nanoTime() - begin);
      answers = true;
      return new EmbeddedPostgres(prepared.installation(), server, access, version, startTime);
    } catch (IOException e) {
      throw cache.unusable("PostgreSQL's password cannot be read", e);
    } finally {
      if (!answers) {
        server.close();
      }
    }
  }

  /** The default of {@code migration.cacheDirectory}. */
  public static Path defaultCacheDirectory() {
    return Cache.defaultDirectory();
  }

  private record Prepared(Installation installation, Template template, RunDirectory run) {

    OwnServer start() throws CheckImpossibleException {
      boolean copied = false;
      try {
        FileTree.copy(template.data(), run.data());
        copied = true;
      } catch (IOException e) {
        throw installation.cache().unusable("PostgreSQL's data directory cannot be copied", e);
      } finally {
        if (!copied) {
          run.delete();
        }
      }
      return installation.start(run, Map.of());
    }
  }

  private static Prepared prepare(BinariesJar jar, Cache cache) throws CheckImpossibleException {
    Reaper.reap(cache);
    Path binaries = Unpacking.of(jar, cache);
    Launcher launcher = Launcher.forPrograms(Product.POSTGRESQL, binaries, cache);
    Template template = Template.of(binaries, new Initdb(binaries, launcher), cache);
    return new Prepared(
        new Installation(binaries, launcher, cache), template, RunDirectory.create(cache));
  }

  private static String versionBehind(Access access) throws CheckImpossibleException {
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW server_version")) {
      result.next();
      return result.getString(1).split(" ", 2)[0];
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The PostgreSQL server that was started cannot be reached: " + e.getMessage(),
          "See whether something keeps this build from connecting to 127.0.0.1",
          e);
    }
  }

  /** What the server says it is, for instance {@code 17.11}. */
  public String version() {
    return version;
  }

  public int majorVersion() {
    return Integer.parseInt(version.split("\\D", 2)[0]);
  }

  /** From asking for the server to its answer to a first query. */
  public Duration startTime() {
    return startTime;
  }

  /** Creates an empty database. */
  public ScratchDatabase create(String name) throws CheckImpossibleException {
    return createFrom("template1", name);
  }

  /** Creates a database with everything that is in another one, to which nobody is connected. */
  public ScratchDatabase copyOf(ScratchDatabase template, String name)
      throws CheckImpossibleException {
    return createFrom(template.name(), name);
  }

  private ScratchDatabase createFrom(String template, String name) throws CheckImpossibleException {
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE %s TEMPLATE %s%s"
              .formatted(
                  ScratchDatabase.quoted(name),
                  ScratchDatabase.quoted(template),
                  majorVersion() < FIRST_WITH_STRATEGIES ? "" : " STRATEGY file_copy"));
      return new ScratchDatabase(name, access);
    } catch (SQLException e) {
      String cause = "The scratch database %s cannot be created: %s";
      throw new CheckImpossibleException(
          cause.formatted(name, e.getMessage().replace("\n", " ")),
          IN_USE.equals(e.getSQLState())
              ? "Close every connection to %s first: only a database without any can be copied"
                  .formatted(template)
              : "Run the build again with more free disk space, or with another name",
          e);
    }
  }

  /** Starts a server that has all that is in this one, and follows it from now on. */
  public Standby standby() throws CheckImpossibleException {
    return Standby.of(installation, copy());
  }

  /**
   * Starts a server that has all that is in this one, and goes its own way from now on. What it has
   * committed survives when it is {@linkplain #crash() killed}.
   */
  public EmbeddedPostgres twin() throws CheckImpossibleException {
    long begin = System.nanoTime();
    RunDirectory run = copy().make(installation, Optional.empty());
    OwnServer other = installation.start(run, Map.of("synchronous_commit", "on"));
    return new EmbeddedPostgres(
        installation,
        other,
        new Access(other.port(), access.password()),
        version,
        Duration.ofNanos(System.nanoTime() - begin));
  }

  private BaseCopy copy() {
    return new BaseCopy(server.data(), access, majorVersion());
  }

  /** Returns this server's database of the same name as that one of another server. */
  public ScratchDatabase same(ScratchDatabase others) {
    return new ScratchDatabase(others.name(), access);
  }

  /** Kills all processes of the server at once, and starts it again on the data they leave. */
  public void crash() throws CheckImpossibleException {
    server.crash();
  }

  /** Stops the server and deletes all it had on disk; closing again does nothing. */
  @Override
  public void close() {
    server.close();
  }
}
