package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A MySQL server that somebody else runs. Databases of our own are made there, under names that
 * nobody has, and dropped; one that exists is never touched.
 */
public final class MysqlByUrl implements MysqlServer {

  private static final Pattern URL =
      Pattern.compile("(jdbc:mysql://[^/?]+/?)([^?]*)(\\?.*)?", Pattern.CASE_INSENSITIVE);

  private static final String PROPERTY = "migration.scratch.url";

  private final MysqlAccess access;
  private final String version;
  private final Duration startTime;
  private final List<MysqlDatabase> databases = new ArrayList<>();

  private MysqlByUrl(MysqlAccess access, String version, Duration startTime) {
    this.access = access;
    this.version = version;
    this.startTime = startTime;
  }

  /**
   * Connects to the server.
   *
   * @param url {@code jdbc:mysql://host:port/}, without a database
   * @throws CheckImpossibleException where it names a database, is no address of MySQL's, or no
   *     MySQL answers
   */
  public static MysqlByUrl connect(String url, String user, String password)
      throws CheckImpossibleException {
    long begin = System.nanoTime();
    MysqlAccess access = new MysqlAccess(parsed(url), user, password);
    String version = MysqlVersion.behind(access);
    return new MysqlByUrl(access, version, Duration.ofNanos(System.nanoTime() - begin));
  }

  static MysqlAccess.Url parsed(String url) throws CheckImpossibleException {
    String without = "Write jdbc:mysql://<host>:<port>/ and nothing behind it";
    if (url.toLowerCase(Locale.ROOT).startsWith("jdbc:mariadb:")) {
      throw new CheckImpossibleException(
          PROPERTY + " names MariaDB, which chooses other algorithms than MySQL", without);
    }
    Matcher matcher = URL.matcher(url.strip());
    if (!matcher.matches()) {
      throw new CheckImpossibleException(PROPERTY + " is no address of a MySQL server", without);
    }
    if (!matcher.group(2).isEmpty()) {
      throw new CheckImpossibleException(
          "%s names the database '%s', and one that exists is never touched"
              .formatted(PROPERTY, matcher.group(2)),
          without);
    }
    String server = matcher.group(1).endsWith("/") ? matcher.group(1) : matcher.group(1) + "/";
    return new MysqlAccess.Url(server, matcher.group(3) == null ? "" : matcher.group(3));
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
  public MysqlDatabase create(String name) throws CheckImpossibleException {
    String unique =
        "lockkeeper_%s_%s".formatted(name, UUID.randomUUID().toString().substring(0, 8));
    MysqlDatabase database = MysqlDatabase.create(unique, access);
    databases.add(database);
    return database;
  }

  /** Drops what was made. */
  @Override
  public void close() throws CheckImpossibleException {
    for (MysqlDatabase database : databases) {
      database.drop();
    }
  }
}
