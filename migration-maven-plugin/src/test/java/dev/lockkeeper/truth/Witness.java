package dev.lockkeeper.truth;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.truth.Relations.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs a statement in a transaction that is rolled back, and says what it did. */
final class Witness {

  private static final String LOCKS =
      """
      SELECT relation::bigint, mode FROM pg_locks
       WHERE locktype = 'relation' AND pid = ? AND relation IS NOT NULL
      """;

  private static final String NOT_IN_A_TRANSACTION = "25001";

  private final ScratchDatabase database;
  private final Relations before;

  Witness(ScratchDatabase database) throws SQLException {
    this.database = database;
    try (Connection connection = database.connect()) {
      before = Relations.of(connection);
    }
  }

  Relations before() {
    return before;
  }

  /** Says what the statement does; nothing where the server forbids it in a transaction block. */
  Optional<Facts> of(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Connection observer = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      Map<String, String> locks = locks(observer, pid(connection), before);
      Relations after = Relations.of(connection);
      Facts facts =
          Facts.of(
              locks,
              before.renewed(after, false),
              before.renewed(after, true),
              scans(connection, "_xact"),
              true);
      connection.rollback();
      return Optional.of(facts);
    } catch (SQLException e) {
      if (NOT_IN_A_TRANSACTION.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
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
   *
   * @param of {@code _xact} for this transaction, nothing for all that went before
   */
  Set<String> scans(Connection connection, String of) throws SQLException {
    Set<String> scans = new TreeSet<>();
    String counters =
        """
        SELECT c.oid FROM pg_class c
         WHERE c.relkind IN ('r', 'm')
           AND pg_stat_get%1$s_tuples_returned(c.oid)
             + (SELECT coalesce(sum(pg_stat_get%1$s_tuples_returned(i.indexrelid)), 0)
                  FROM pg_index i WHERE i.indrelid = c.oid) > 0
        """
            .formatted(of);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(counters)) {
      while (rows.next()) {
        Relation relation = before.byOid().get(rows.getLong(1));
        if (relation != null) {
          scans.add(relation.name());
        }
      }
    }
    return scans;
  }
}
