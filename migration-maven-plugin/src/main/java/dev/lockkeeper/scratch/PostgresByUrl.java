package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A PostgreSQL server that somebody else runs. Databases of our own are made there, under names
 * that nobody has, and dropped; one that exists is never touched, but for those that killed builds
 * of the same role have left a day ago.
 */
public final class PostgresByUrl implements PostgresServer {

  private static final int OLDEST_MAJOR = 13;

  /** Names of ours say when they were made, by the server's own clock. */
  private static final String LEFT =
      """
      SELECT datname FROM pg_database d
      WHERE datname ~ '^lockkeeper_[0-9]{14}_[0-9a-f]{8}_' AND NOT datistemplate
        AND datdba = (SELECT oid FROM pg_roles WHERE rolname = current_user)
        AND to_timestamp(substr(datname, 12, 14), 'YYYYMMDDHH24MISS') < now() - interval '1 day'
        AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)
      ORDER BY datname
      """;

  private final Access access;
  private final String version;
  private final String prefix;
  private final Duration startTime;
  private final List<ScratchDatabase> databases = new ArrayList<>();

  private PostgresByUrl(Access access, String version, String prefix, Duration startTime) {
    this.access = access;
    this.version = version;
    this.prefix = prefix;
    this.startTime = startTime;
  }

  /**
   * Connects to the server, and drops what killed builds have left there.
   *
   * @param url {@code jdbc:postgresql://host:port/}, without a database
   * @param progress told what was dropped
   * @throws CheckImpossibleException where it names a database, is no address of PostgreSQL's, or
   *     no PostgreSQL of a known version answers
   */
  public static PostgresByUrl connect(
      String url, String user, String password, Consumer<String> progress)
      throws CheckImpossibleException {
    long begin = System.nanoTime();
    Access access = AccessByUrl.of(url, user, password);
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement()) {
      requireKnown(connection.getMetaData().getDatabaseMajorVersion());
      for (String left : column(statement, LEFT)) {
        statement.execute("DROP DATABASE IF EXISTS " + ScratchDatabase.quoted(left));
        progress.accept("Dropped the database %s, which a killed build had left".formatted(left));
      }
      String version = column(statement, "SHOW server_version").get(0).split(" ", 2)[0];
      String now = column(statement, "SELECT to_char(now(), 'YYYYMMDDHH24MISS')").get(0);
      String unique = UUID.randomUUID().toString().substring(0, 8);
      return new PostgresByUrl(
          access,
          version,
          "lockkeeper_%s_%s_".formatted(now, unique),
          Duration.ofNanos(System.nanoTime() - begin));
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The PostgreSQL server at %s cannot be used: %s"
              .formatted(access, e.getMessage().replace('\n', ' ')),
          "See that it runs, that the account is right, and that nothing keeps this build from it",
          e);
    }
  }

  private static void requireKnown(int major) throws CheckImpossibleException {
    if (major < OLDEST_MAJOR) {
      throw new CheckImpossibleException(
          "migration.scratch.url names a PostgreSQL %d, and %d is the oldest that is known"
              .formatted(major, OLDEST_MAJOR),
          "Name a newer server");
    }
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String source() {
    return "url";
  }

  @Override
  public Duration startTime() {
    return startTime;
  }

  @Override
  public ScratchDatabase create(String name) throws CheckImpossibleException {
    return create(name, "");
  }

  @Override
  public ScratchDatabase copyOf(ScratchDatabase template, String name)
      throws CheckImpossibleException {
    return create(name, " TEMPLATE " + ScratchDatabase.quoted(template.name()));
  }

  private ScratchDatabase create(String name, String how) throws CheckImpossibleException {
    // a copy is called after its template, whose name is one of ours already
    String whole = name.startsWith(prefix) ? name : prefix + name;
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + ScratchDatabase.quoted(whole) + how);
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The scratch database %s cannot be created: %s"
              .formatted(whole, e.getMessage().replace('\n', ' ')),
          "See that the account may create databases, or run the build again",
          e);
    }
    ScratchDatabase database = new ScratchDatabase(whole, access);
    databases.add(database);
    return database;
  }

  /** Drops what was made and is still there. */
  @Override
  public void close() throws CheckImpossibleException {
    for (ScratchDatabase database : databases) {
      database.drop();
    }
  }
}
