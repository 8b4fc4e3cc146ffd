package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A PostgreSQL server of our own on loopback; gone when closed, when the JVM ends, or at the latest
 * when the next one starts.
 */
public final class EmbeddedPostgres implements PostgresServer {

  /** SQLSTATE object_in_use. */
  private static final String IN_USE = "55006";

  /**
   * From here on a copy is written to the WAL page by page unless told otherwise, which takes up to
   * twice as long.
   */
  private static final int FIRST_WITH_STRATEGIES = 15;

  private final Installation installation;
  private final OwnServer server;
  private final OwnAccess access;
  private final String version;
  private final Duration startTime;
  private Optional<String> begun = Optional.empty();

  private EmbeddedPostgres(
      Installation installation,
      OwnServer server,
      OwnAccess access,
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
    PreparedPostgres prepared = cache.exclusively(() -> PreparedPostgres.of(jar, cache));
    prepared.copyTemplate();
    return start(prepared, begin);
  }

  /**
   * Starts a server on what has been laid out for it.
   *
   * @param begin when it was asked for, by the clock that counts nanoseconds
   */
  static EmbeddedPostgres start(PreparedPostgres prepared, long begin)
      throws CheckImpossibleException {
    OwnServer server = prepared.start();
    boolean answers = false;
    try {
      OwnAccess access = new OwnAccess(server.port(), prepared.password());
      String version = versionBehind(access);
      Duration startTime = Duration.ofNanos(System.nanoTime() - begin);
      answers = true;
      return new EmbeddedPostgres(prepared.installation(), server, access, version, startTime);
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

  @Override
  public String version() {
    return version;
  }

  @Override
  public String source() {
    return "embedded";
  }

  public int majorVersion() {
    return Integer.parseInt(version.split("\\D", 2)[0]);
  }

  @Override
  public Duration startTime() {
    return startTime;
  }

  @Override
  public ScratchDatabase create(String name) throws CheckImpossibleException {
    if (begun.isEmpty()) {
      begun = Optional.of(requireSharedState());
    }
    return createFrom("template1", name);
  }

  @Override
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
   *
   * @param without databases that nobody will ask for there
   */
  public EmbeddedPostgres twin(ScratchDatabase... without) throws CheckImpossibleException {
    long begin = System.nanoTime();
    RunDirectory run = copy(without).make(installation, Optional.empty());
    OwnServer other = installation.start(run, Map.of("synchronous_commit", "on"));
    return new EmbeddedPostgres(
        installation,
        other,
        new OwnAccess(other.port(), access.password()),
        version,
        Duration.ofNanos(System.nanoTime() - begin));
  }

  /** Returns whether all that databases share is as the first of them has found it. */
  public boolean isAsBegun() throws SQLException {
    return begun.isEmpty() || begun.equals(Optional.of(sharedState()));
  }

  /**
   * Returns what stays the same as long as nobody changes what all databases share: roles, their
   * memberships and settings, tablespaces, settings of the server.
   */
  public String sharedState() throws SQLException {
    return SharedState.of(access);
  }

  private String requireSharedState() throws CheckImpossibleException {
    try {
      return sharedState();
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The scratch server does not say what is in it: " + e.getMessage(),
          "Run the build again",
          e);
    }
  }

  /** Copies all that is in it to a directory of its own, where another server may start. */
  RunDirectory backUp() throws CheckImpossibleException {
    return copy().make(installation, Optional.empty());
  }

  Path data() {
    return server.data();
  }

  String password() {
    return access.password();
  }

  private BaseCopy copy(ScratchDatabase... without) {
    return new BaseCopy(
        server.data(),
        access,
        majorVersion(),
        Arrays.stream(without).map(ScratchDatabase::name).toList());
  }

  /** Returns this server's database of the same name as that one of another server. */
  public ScratchDatabase same(ScratchDatabase others) {
    return database(others.name());
  }

  /** Returns a database that is there already. */
  ScratchDatabase database(String name) {
    return new ScratchDatabase(name, access);
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
