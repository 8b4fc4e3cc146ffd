package dev.lockkeeper.truth;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.truth.Relations.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs a statement in a transaction that is rolled back, and says what it did. */
final class Witness implements AutoCloseable {

  private static final String LOCKS =
      """
      SELECT relation::bigint, mode FROM pg_locks
       WHERE locktype = 'relation' AND pid = ? AND relation IS NOT NULL
      """;

  private static final String NOT_IN_A_TRANSACTION = "25001";

  private final ScratchDatabase database;
  private final Relations before;

  private Optional<Sessions> open = Optional.empty();

  /** One that runs statements, and one that looks on. */
  private record Sessions(Connection migrating, Connection observing) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      migrating.close();
      observing.close();
    }
  }

  Witness(ScratchDatabase database) throws SQLException {
    this.database = database;
    try (Connection connection = database.connect()) {
      before = Relations.of(connection);
    }
  }

  Relations before() {
    return before;
  }

  /**
   * Says what the statement does; nothing where the server forbids it in a transaction block.
   *
   * @param told what its session is told beforehand, for the transaction
   * @param tables that it is likely to lock
   */
  Optional<Facts> of(Optional<String> told, String sql, Set<String> tables) throws SQLException {
    if (before.arePartitioned(tables)) {
      // a session locks the parent only when it first looks at a partition
      close();
    }
    Sessions sessions = sessions();
    try (Statement statement = sessions.migrating().createStatement()) {
      if (told.isPresent()) {
        statement.execute(told.get());
      }
      Facts facts = facts(sql, sessions, statement);
      sessions.migrating().rollback();
      return Optional.of(facts);
    } catch (SQLException e) {
      close();
      if (NOT_IN_A_TRANSACTION.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Facts facts(String sql, Sessions sessions, Statement statement) throws SQLException {
    Connection migrating = sessions.migrating();
    // a session hands its counters over some time after its transaction
    Map<Counter, Long> already = counters(migrating, "_xact");
    statement.execute(sql);
    Map<String, String> locks = locks(sessions.observing(), pid(migrating), before);
    Relations after = Relations.of(migrating);
    return Facts.of(
        locks,
        before.renewed(after, false),
        before.renewed(after, true),
        grown(already, counters(migrating, "_xact")),
        true);
  }

  /** A transaction that is rolled back leaves nothing in its session, which is dear to open. */
  private Sessions sessions() throws SQLException {
    if (open.isEmpty()) {
      Connection migrating = database.connect();
      migrating.setAutoCommit(false);
      open = Optional.of(new Sessions(migrating, database.connect()));
    }
    return open.get();
  }

  @Override
  public void close() throws SQLException {
    if (open.isPresent()) {
      open.get().close();
      open = Optional.empty();
    }
  }

  static int pid(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** The strongest mode on each, read from another session, which still sees the old names. */
  private static Map<String, String> locks(Connection observer, int pid, Relations relations)
      throws SQLException {
    Map<String, String> locks = new TreeMap<>();
    try (PreparedStatement query = observer.prepareStatement(LOCKS)) {
      query.setInt(1, pid);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Relation relation = relations.byOid().get(rows.getLong(1));
          if (relation != null && relation.isReadByItself()) {
            locks.merge(relation.name(), rows.getString(2), Witness::stronger);
          }
        }
      }
    }
    return locks;
  }

  static String stronger(String one, String other) {
    return strength(one) >= strength(other) ? one : other;
  }

  private static int strength(String mode) {
    return PostgresqlLock.byNativeName(mode).orElseThrow().strength();
  }

  /**
   * The tables of which rows were read, one by one or by an index. TRUNCATE builds indexes over no
   * rows, which the server counts as a scan.
   */
  Set<String> scans(Connection connection) throws SQLException {
    return grown(Map.of(), counters(connection, ""));
  }

  private Set<String> grown(Map<Counter, Long> earlier, Map<Counter, Long> later) {
    Set<String> tables = new TreeSet<>();
    later.forEach(
        (counter, rows) -> {
          Relation table = before.byOid().get(counter.table());
          if (table != null && rows > earlier.getOrDefault(counter, 0L)) {
            tables.add(table.name());
          }
        });
    return tables;
  }

  /** Of a table, or of one of its indexes, which may be gone later. */
  private record Counter(long table, long relation) {}

  /**
   * The rows that were read.
   *
   * @param of {@code _xact} for those that its session has not handed over, nothing for all else
   */
  private static Map<Counter, Long> counters(Connection connection, String of) throws SQLException {
    Map<Counter, Long> counters = new HashMap<>();
    String all =
        """
        SELECT coalesce(i.indrelid, c.oid), c.oid, pg_stat_get%s_tuples_returned(c.oid)
          FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid
         WHERE c.relkind IN ('r', 'm', 'i')
        """
            .formatted(of);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(all)) {
      while (rows.next()) {
        counters.put(new Counter(rows.getLong(1), rows.getLong(2)), rows.getLong(3));
      }
    }
    return counters;
  }
}
