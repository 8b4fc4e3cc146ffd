package dev.lockkeeper.scratch.restore;

import dev.lockkeeper.dump.Dump;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Statement;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Makes in a scratch database what a plain dump holds. Roles that a server of ours lacks are made;
 * what concerns databases as a whole is left out.
 */
public final class Restore implements Dump.Taker<SQLException> {

  private static final Pattern MISSING_ROLE = Pattern.compile("role \"(.+?)\" does not exist");

  /** Where rows lie on disk is for production to say. */
  private static final Pattern MISSING_TABLESPACE =
      Pattern.compile("parameter \"default_tablespace\": \"(.+?)\"");

  private static final String NOT_ALLOWED = "42501";
  private static final String UNDEFINED_OBJECT = "42704";
  private static final String DUPLICATE_SCHEMA = "42P06";
  private static final String DUPLICATE_OBJECT = "42710";

  /** How one is listed that a server of others lacks, where nobody makes it. */
  private static final String ROLE = "role ";

  private final Dump dump;
  private final Connection connection;
  private final boolean ours;
  private final Predicate<Statement> leftOut;
  private final Set<String> missing = new LinkedHashSet<>();
  private Optional<CopyIn> rows = Optional.empty();
  private Statement current;

  private Restore(Dump dump, Connection connection, boolean ours, Predicate<Statement> leftOut) {
    this.dump = dump;
    this.connection = connection;
    this.ours = ours;
    this.leftOut = leftOut;
  }

  /**
   * Restores the dump.
   *
   * @param target the database to fill, empty
   * @param serverMajor of the server that it is on
   * @param beyond tells which statements reach further than the database: on a server of others
   *     they are left out
   * @throws CheckImpossibleException where the dump is of a newer server, needs what this one
   *     lacks, or holds what it refuses
   */
  public static void of(
      Dump dump, ScratchDatabase target, int serverMajor, Predicate<Statement> beyond)
      throws CheckImpossibleException {
    Optional<Integer> newer = dump.serverMajor().filter(major -> major > serverMajor);
    if (newer.isPresent()) {
      throw new CheckImpossibleException(
          "The snapshot %s is of PostgreSQL %d, and the rehearsal runs on %d"
              .formatted(dump, newer.get(), serverMajor),
          "Set migration.databaseVersion to %d, which production has".formatted(newer.get()));
    }
    boolean ours = target.isOnServerOfOurs();
    try (Connection connection = simple(target.dataSource()).getConnection()) {
      new Restore(dump, connection, ours, ours ? statement -> false : beyond).run();
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
    if (!missing.isEmpty()) {
      throw new CheckImpossibleException(
          "The snapshot %s needs what the rehearsal's server lacks: %s"
              .formatted(dump, String.join(", ", missing)),
          "Rehearse on a server that has it (migration.scratch.url), take what depends on it out of"
              + " the snapshot%s, or judge by prediction alone (migration:lint)"
                  .formatted(
                      missing.stream().anyMatch(one -> one.startsWith(ROLE))
                          ? " (roles: pg_dump --no-owner --no-privileges)"
                          : ""));
    }
  }

  @Override
  public void statement(Statement statement, boolean rowsFollow) throws SQLException {
    current = statement;
    if (rowsFollow) {
      if (!missing.isEmpty()) {
        // for a table that may not be there, in a database that nobody will use
        return;
      }
      rows =
          Optional.of(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement.sql()));
    } else if (!isOfTheWholeServer(statement) && !leftOut.test(statement)) {
      execute(statement);
    }
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
      if (role.isPresent() && !ours) {
        missing.add(ROLE + role.get());
      } else if (role.isPresent() && !role.get().startsWith("pg_")) {
        send("CREATE ROLE \"%s\"".formatted(role.get().replace("\"", "\"\"")));
        execute(statement);
      } else if (Missing.in(e).isPresent()) {
        missing.add(Missing.in(e).get());
      } else if (missing.isEmpty() && !isHarmless(statement, e)) {
        // where something is missing already, this may be for the want of it
        throw e;
      }
    }
  }

  /**
   * A newer pg_dump sets what this server does not know; public is there already; roles of the
   * server's own may have come later; who may not give a table away keeps it.
   */
  private boolean isHarmless(Statement statement, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return (!ours && state.equals(NOT_ALLOWED) && isAboutOwners(statement))
        || (state.equals(UNDEFINED_OBJECT)
            && (statement.tokens().get(0).is("SET") || found(MISSING_ROLE, e).isPresent()))
        || found(MISSING_TABLESPACE, e).isPresent()
        || (state.equals(DUPLICATE_SCHEMA) && statement.sql().contains("public"))
        || (state.equals(DUPLICATE_OBJECT) && begins(statement, "CREATE", "ROLE"));
  }

  private static boolean isAboutOwners(Statement statement) {
    return statement.tokens().get(0).is("ALTER")
        && statement.tokens().stream().anyMatch(token -> token.is("OWNER"));
  }

  private void send(String sql) throws SQLException {
    try (java.sql.Statement sending = connection.createStatement()) {
      sending.setEscapeProcessing(false);
      sending.execute(sql);
    }
  }

  @Override
  public void row(String line) throws SQLException {
    if (rows.isPresent()) {
      byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
      rows.get().writeToCopy(bytes, 0, bytes.length);
    }
  }

  @Override
  public void rowsEnd() throws SQLException {
    if (rows.isPresent()) {
      rows.get().endCopy();
      rows = Optional.empty();
    }
  }

  private static Optional<String> found(Pattern pattern, SQLException e) {
    Matcher matcher = pattern.matcher(String.valueOf(e.getMessage()));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
