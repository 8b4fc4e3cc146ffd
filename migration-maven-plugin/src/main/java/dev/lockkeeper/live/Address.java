package dev.lockkeeper.live;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a database is, and who asks; shows without anything that opens it. */
public final class Address {

  private static final String CURE = "Write jdbc:postgresql://<host>:<port>/<database>";

  /** Any key of a query that could hold one; a {@code passfile} only names a file. */
  private static final Pattern PASSWORD_IN_QUERY =
      Pattern.compile(
          "[?&][^=&]*(?:password|passwd|pwd|passphrase|secret)[^=&]*=", Pattern.CASE_INSENSITIVE);

  private static final Pattern USER_IN_AUTHORITY = Pattern.compile("//[^/?]*@");

  private final Way way;
  private final PGSimpleDataSource source;
  private final String shown;

  private Address(Way way, PGSimpleDataSource source, String shown) {
    this.way = way;
    this.source = source;
    this.shown = shown;
  }

  /**
   * Returns the database at that address; nothing is connected yet.
   *
   * @param way that the settings are called
   * @param url of PostgreSQL's driver, without a password
   * @throws CheckImpossibleException where it is none, or carries a password
   */
  public static Address of(Way way, String url, Optional<Login> login)
      throws CheckImpossibleException {
    if (PASSWORD_IN_QUERY.matcher(url).find() || USER_IN_AUTHORITY.matcher(url).find()) {
      throw new CheckImpossibleException(
          way.url() + " carries a password, or a user before an @",
          "Keep it in settings.xml and name its server with %s, or set %s and %s in the environment"
              .formatted(way.serverId(), way.user(), way.password()));
    }
    Properties parts = url.startsWith("jdbc:postgresql:") ? Driver.parseURL(url, null) : null;
    if (parts == null) {
      throw new CheckImpossibleException(
          way.url() + " is no address of a PostgreSQL database", CURE);
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    if (PGProperty.APPLICATION_NAME.getOrNull(parts) == null) {
      source.setApplicationName(way.application());
    }
    login.ifPresent(
        known -> {
          source.setUser(known.user());
          if (!known.password().isEmpty()) {
            source.setPassword(known.password());
          }
        });
    return new Address(way, source, shown(source));
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

  /** Returns what opens connections. */
  public PGSimpleDataSource dataSource() {
    return source;
  }

  /**
   * Opens a connection, or says that it cannot be had.
   *
   * @param cure what to do where the database does not answer
   */
  public Connection connect(String cure) throws CheckImpossibleException {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw lost(e, cure);
    }
  }

  /** Says that the database cannot be spoken to. */
  public CheckImpossibleException lost(SQLException e, String cure) {
    boolean unwelcome = e.getSQLState() != null && e.getSQLState().startsWith("28");
    return new CheckImpossibleException(
        "%s cannot be used: %s (SQLSTATE %s)"
            .formatted(
                shown,
                unwelcome ? "it lets this user in with no such password" : firstLine(e),
                e.getSQLState()),
        unwelcome
            ? "Mend user and password: settings.xml with %s, or %s and %s"
                .formatted(way.serverId(), way.user(), way.password())
            : cure,
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
