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

  /** Catalogs, TOAST and temporary tables are nobody's to wait for; the first user OID is 16384. */
  private static final String SELECT =
      """
      SELECT c.oid, nullif(n.nspname, ?), c.relname, c.relkind, c.relfilenode,
             coalesce(i.indrelid, 0),
             coalesce(pg_catalog.pg_stat_get_xact_numscans(c.oid), 0),
             coalesce(pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid), 0),
             coalesce(pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)
               + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid), 0),
             c.relnatts
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
      WHERE c.oid >= 16384 AND n.nspname !~ '^pg_' AND c.relname <> ?
      """;

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
    try (PreparedStatement query = connection.prepareStatement(SELECT)) {
      return read(query);
    }
  }

  /** Returns those of the relations that there are. */
  Map<Long, Relation> those(Collection<Long> oids, Connection connection) throws SQLException {
    if (oids.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement query =
        connection.prepareStatement(SELECT + " AND c.oid = ANY (?::oid[])")) {
      Array wanted = connection.createArrayOf("int8", oids.toArray());
      query.setArray(3, wanted);
      return read(query);
    }
  }

  private Map<Long, Relation> read(PreparedStatement query) throws SQLException {
    query.setString(1, defaultSchema);
    query.setString(2, historyTable);
    Map<Long, Relation> relations = new HashMap<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Relation relation = relation(row);
        relations.put(relation.oid(), relation);
      }
    }
    return relations;
  }

  private static Relation relation(ResultSet row) throws SQLException {
    return new Relation(
        row.getLong(1),
        new Table(Optional.ofNullable(row.getString(2)), row.getString(3)),
        row.getString(4).charAt(0),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getInt(10));
  }
}
