package dev.lockkeeper.deploy;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** The database that is changed; its address shows without anything that opens it. */
public final class Target {

  private static final String CURE = "Write jdbc:postgresql://<host>:<port>/<database>";

  /** Any key of a query that could hold one; a {@code passfile} only names a file. */
  private static final Pattern PASSWORD_IN_QUERY =
      Pattern.compile(
          "[?&][^=&]*(?:password|passwd|pwd|passphrase|secret)[^=&]*=", Pattern.CASE_INSENSITIVE);

  private static final Pattern USER_IN_AUTHORITY = Pattern.compile("//[^/?]*@");

  private final PGSimpleDataSource source;
  private final String shown;

  private Target(PGSimpleDataSource source, String shown) {
    this.source = source;
    this.shown = shown;
  }

  /**
   * Returns the database at that address; nothing is connected yet.
   *
   * @param url of PostgreSQL's driver, without a password
   * @throws CheckImpossibleException where it is none, or carries a password
   */
  public static Target of(String url, Optional<Login> login) throws CheckImpossibleException {
    if (PASSWORD_IN_QUERY.matcher(url).find() || USER_IN_AUTHORITY.matcher(url).find()) {
      throw new CheckImpossibleException(
          "migration.deploy.url carries a password, or a user before an @",
          "Keep it in settings.xml and name its server with migration.deploy.serverId, or set"
              + " MIGRATION_DEPLOY_USER and MIGRATION_DEPLOY_PASSWORD in the environment");
    }
    Properties parts = url.startsWith("jdbc:postgresql:") ? Driver.parseURL(url, null) : null;
    if (parts == null) {
      throw new CheckImpossibleException(
          "migration.deploy.url is no address of a PostgreSQL database", CURE);
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    if (PGProperty.APPLICATION_NAME.getOrNull(parts) == null) {
      source.setApplicationName("lockkeeper apply");
    }
    login.ifPresent(
        known -> {
          source.setUser(known.user());
          if (!known.password().isEmpty()) {
            source.setPassword(known.password());
          }
        });
    return new Target(source, shown(source));
  }

  private static String shown(PGSimpleDataSource source) {
    String[] hosts = source.getServerNames();
    int[] ports = source.getPortNumbers();
    String servers =
        IntStream.range(0, hosts.length)
            .mapToObj(i -> hosts[i] + ":" + (ports[i] == 0 ? "5432" : String.valueOf(ports[i])))
            .collect(Collectors.joining(","));
    return "%s on %s"
        .formatted(Optional.ofNullable(source.getDatabaseName()).orElse("the database"), servers);
  }

  DataSource dataSource() {
    return source;
  }

  /** Opens a connection, or says that it cannot be had. */
  Connection connect() throws CheckImpossibleException {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw lost(e);
    }
  }

  /** Says that the database cannot be spoken to. */
  CheckImpossibleException lost(SQLException e) {
    boolean unwelcome = e.getSQLState() != null && e.getSQLState().startsWith("28");
    return new CheckImpossibleException(
        "%s cannot be used: %s (SQLSTATE %s)"
            .formatted(
                shown,
                unwelcome ? "it lets this user in with no such password" : firstLine(e),
                e.getSQLState()),
        unwelcome
            ? "Mend user and password: settings.xml with migration.deploy.serverId, or"
                + " MIGRATION_DEPLOY_USER and MIGRATION_DEPLOY_PASSWORD"
            : "Run again when it answers; what was applied is in its history",
        e);
  }

  private static String firstLine(SQLException e) {
    return Arrays.stream(String.valueOf(e.getMessage()).split("\n", 2))
        .findFirst()
        .map(line -> line.replaceAll("\\.$", ""))
        .orElse("no reason given");
  }

  /** Returns {@code shop on db.example:5432}. */
  @Override
  public String toString() {
    return shown;
  }
}
