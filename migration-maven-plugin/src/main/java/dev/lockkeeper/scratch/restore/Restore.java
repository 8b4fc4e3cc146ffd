package dev.lockkeeper.scratch.restore;

import dev.lockkeeper.dump.Dump;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Statement;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Makes in a scratch database what a plain dump holds. Roles that the server lacks are made; what
 * concerns databases as a whole is left out.
 */
public final class Restore implements Dump.Taker<SQLException> {

  private static final Pattern MISSING_ROLE = Pattern.compile("role \"(.+?)\" does not exist");
  private static final Pattern MISSING_EXTENSION = Pattern.compile("extension \"(.+?)\" is not");

  private static final String UNDEFINED_OBJECT = "42704";
  private static final String DUPLICATE_SCHEMA = "42P06";
  private static final String DUPLICATE_OBJECT = "42710";

  private final Dump dump;
  private final Connection connection;
  private final List<String> missingExtensions = new ArrayList<>();
  private Optional<CopyIn> rows = Optional.empty();
  private Statement current;

  private Restore(Dump dump, Connection connection) {
    this.dump = dump;
    this.connection = connection;
  }

  /**
   * Restores the dump.
   *
   * @param target the database to fill, empty
   * @param serverMajor of the server that it is on
   * @throws CheckImpossibleException where the dump is of a newer server, needs extensions that are
   *     not there, or holds what the server refuses
   */
  public static void of(Dump dump, DataSource target, int serverMajor)
      throws CheckImpossibleException {
    Optional<Integer> newer = dump.serverMajor().filter(major -> major > serverMajor);
    if (newer.isPresent()) {
      throw new CheckImpossibleException(
          "The snapshot %s is of PostgreSQL %d, and the rehearsal runs on %d"
              .formatted(dump, newer.get(), serverMajor),
          "Set migration.databaseVersion to %d, which production has".formatted(newer.get()));
    }
    try (Connection connection = simple(target).getConnection()) {
      Restore restore = new Restore(dump, connection);
      restore.run();
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The scratch database cannot be reached: " + firstLine(e), "Run the build again", e);
    }
  }

  /** With the simple protocol a statement reaches the server as it is written. */
  private static DataSource simple(DataSource target) throws SQLException {
    PGSimpleDataSource source = target.unwrap(PGSimpleDataSource.class);
    source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    return source;
  }

  private void run() throws CheckImpossibleException {
    try {
      dump.read(this);
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The snapshot is refused at %s: %s".formatted(current.place(), firstLine(e)),
          "Write it anew with pg_dump --schema-only, or mend that statement",
          e);
    }
    requireExtensions();
  }

  private void requireExtensions() throws CheckImpossibleException {
    if (!missingExtensions.isEmpty()) {
      throw new CheckImpossibleException(
          "The snapshot %s needs extensions that the rehearsal's server lacks: %s"
              .formatted(dump, String.join(", ", missingExtensions)),
          "Take what depends on them out of the snapshot, or judge by prediction alone"
              + " (migration:lint)");
    }
  }

  @Override
  public void statement(Statement statement, boolean rowsFollow)
      throws SQLException, CheckImpossibleException {
    current = statement;
    if (!missingExtensions.isEmpty() && !makesExtension(statement)) {
      // whatever needs them would fail, and say less
      if (rowsFollow) {
        requireExtensions();
      }
      return;
    }
    if (rowsFollow) {
      rows =
          Optional.of(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement.sql()));
    } else if (!isOfTheWholeServer(statement)) {
      execute(statement);
    }
  }

  private static boolean makesExtension(Statement statement) {
    return begins(statement, "CREATE", "EXTENSION");
  }

  private static boolean isOfTheWholeServer(Statement statement) {
    return begins(statement, "CREATE", "DATABASE")
        || begins(statement, "ALTER", "DATABASE")
        || begins(statement, "DROP", "DATABASE")
        || begins(statement, "CREATE", "SUBSCRIPTION")
        || begins(statement, "ALTER", "SUBSCRIPTION")
        // the driver speaks UTF-8, and the file was decoded
        || begins(statement, "SET", "client_encoding");
  }

  private static boolean begins(Statement statement, String first, String second) {
    return statement.tokens().size() > 1
        && statement.tokens().get(0).is(first)
        && statement.tokens().get(1).text().equalsIgnoreCase(second);
  }

  private void execute(Statement statement) throws SQLException {
    try {
      send(statement.sql());
    } catch (SQLException e) {
      Optional<String> role = found(MISSING_ROLE, e);
      if (role.isPresent() && !role.get().startsWith("pg_")) {
        send("CREATE ROLE \"%s\"".formatted(role.get().replace("\"", "\"\"")));
        execute(statement);
      } else if (makesExtension(statement) && found(MISSING_EXTENSION, e).isPresent()) {
        missingExtensions.add(found(MISSING_EXTENSION, e).get());
      } else if (!isHarmless(statement, e)) {
        throw e;
      }
    }
  }

  /**
   * A newer pg_dump sets what this server does not know; public is there already; roles of the
   * server's own may have come later.
   */
  private static boolean isHarmless(Statement statement, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return (state.equals(UNDEFINED_OBJECT)
            && (statement.tokens().get(0).is("SET") || found(MISSING_ROLE, e).isPresent()))
        || (state.equals(DUPLICATE_SCHEMA) && statement.sql().contains("public"))
        || (state.equals(DUPLICATE_OBJECT) && begins(statement, "CREATE", "ROLE"));
  }

  private void send(String sql) throws SQLException {
    try (java.sql.Statement sending = connection.createStatement()) {
      sending.setEscapeProcessing(false);
      sending.execute(sql);
    }
  }

  @Override
  public void row(String line) throws SQLException {
    byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
    rows.orElseThrow().writeToCopy(bytes, 0, bytes.length);
  }

  @Override
  public void rowsEnd() throws SQLException {
    rows.orElseThrow().endCopy();
    rows = Optional.empty();
  }

  private static Optional<String> found(Pattern pattern, SQLException e) {
    Matcher matcher = pattern.matcher(String.valueOf(e.getMessage()));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
