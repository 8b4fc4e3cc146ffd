package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How one gets into a server of somebody else's.
 *
 * @param server {@code jdbc:postgresql://host:port/}
 * @param properties with their question mark, or empty
 */
record AccessByUrl(String server, String properties, String user, String password)
    implements Access {

  private static final Pattern URL =
      Pattern.compile("(jdbc:postgresql://[^/?]+/?)([^?]*)(\\?.*)?", Pattern.CASE_INSENSITIVE);

  private static final String PROPERTY = "migration.scratch.url";

  private static final String CURE = "Write jdbc:postgresql://<host>:<port>/ and nothing behind it";

  /**
   * Reads an address.
   *
   * @throws CheckImpossibleException where it names a database, or is none of PostgreSQL's
   */
  static AccessByUrl of(String url, String user, String password) throws CheckImpossibleException {
    Matcher matcher = URL.matcher(url.strip());
    if (!matcher.matches()) {
      throw new CheckImpossibleException(PROPERTY + " is no address of a PostgreSQL server", CURE);
    }
    if (!matcher.group(2).isEmpty()) {
      throw new CheckImpossibleException(
          "%s names the database '%s', and one that exists is never touched"
              .formatted(PROPERTY, matcher.group(2)),
          CURE);
    }
    String server = matcher.group(1).endsWith("/") ? matcher.group(1) : matcher.group(1) + "/";
    String properties = matcher.group(3) == null ? "" : matcher.group(3);
    return new AccessByUrl(server, properties, user, password);
  }

  @Override
  public DataSource to(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(server + database + properties);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("lockkeeper");
    return new UtcDataSource(source);
  }

  @Override
  public String toString() {
    return "AccessByUrl[%s]".formatted(server);
  }
}
