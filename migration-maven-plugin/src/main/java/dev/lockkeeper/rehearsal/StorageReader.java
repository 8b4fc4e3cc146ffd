package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the user's relations as one connection's transaction sees them. */
final class StorageReader {

  /** What a relation is read from; {@link #COUNTERS} follow. */
  static final String COLUMNS =
      """
      c.oid, n.nspname, c.relname, c.relkind, c.relfilenode, coalesce(i.indrelid, 0), c.relnatts,
      """;

  /** What the session has done that it has not handed on. */
  static final String COUNTERS =
      """
      coalesce(pg_catalog.pg_stat_get_xact_numscans(c.oid), 0),
      coalesce(pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid), 0),
      coalesce(pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)
        + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid), 0)
      """;

  private static final String NO_COUNTERS = "0, 0, 0\n";

  /** Catalogs, TOAST and temporary tables are nobody's to wait for; the first user OID is 16384. */
  private static final String FROM =
      """
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
      WHERE c.oid >= 16384 AND n.nspname !~ '^pg_'
      """;

  private static final String NOBODYS = "pg_";

  private final String defaultSchema;
  private final String historyTable;

  private StorageReader(String defaultSchema, String historyTable) {
    this.defaultSchema = defaultSchema;
    this.historyTable = historyTable;
  }

  /**
   * Returns a reader that leaves out the name of the schema that is this connection's default.
   *
   * @param historyTable which is the runner's own, and left out
   */
  static StorageReader on(Connection connection, String historyTable) throws SQLException {
    return new StorageReader(String.valueOf(connection.getSchema()), historyTable);
  }

  /** Returns all relations by their OIDs. */
  Map<Long, Relation> all(Connection connection) throws SQLException {
    return all(COUNTERS, connection);
  }

  /** Returns the same for a connection that has done nothing to any of them. */
  Map<Long, Relation> uncounted(Connection connection) throws SQLException {
    return all(NO_COUNTERS, connection);
  }

  private Map<Long, Relation> all(String counters, Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT " + COLUMNS + counters + FROM)) {
      return read(query);
    }
  }

  /** Returns those of the relations that there are. */
  Map<Long, Relation> those(Collection<Long> oids, Connection connection) throws SQLException {
    if (oids.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT " + COLUMNS + COUNTERS + FROM + " AND c.oid = ANY (?::oid[])")) {
      Array wanted = connection.createArrayOf("int8", oids.toArray());
      query.setArray(1, wanted);
      return read(query);
    }
  }

  private Map<Long, Relation> read(PreparedStatement query) throws SQLException {
    Map<Long, Relation> relations = new HashMap<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        relation(row, 1).ifPresent(one -> relations.put(one.oid(), one));
      }
    }
    return relations;
  }

  /**
   * Returns the relation of a row, if it is the user's.
   *
   * @param first of its columns
   */
  Optional<Relation> relation(ResultSet row, int first) throws SQLException {
    String schema = row.getString(first + 1);
    String name = row.getString(first + 2);
    if (schema == null || schema.startsWith(NOBODYS) || name.equals(historyTable)) {
      return Optional.empty();
    }
    return Optional.of(
        new Relation(
            row.getLong(first),
            new Table(Optional.of(schema).filter(one -> !one.equals(defaultSchema)), name),
            row.getString(first + 3).charAt(0),
            row.getLong(first + 4),
            row.getLong(first + 5),
            row.getLong(first + 7),
            row.getLong(first + 8),
            row.getLong(first + 9),
            row.getInt(first + 6)));
  }
}
