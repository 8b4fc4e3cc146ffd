package dev.lockkeeper.scratch.fill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Foreign keys to tables that are filled later, as in a circle. Who is no superuser cannot switch
 * them off: they are dropped, and made again when the rows are there that they refer to.
 */
final class ForwardLinks {

  private static final String ALL =
      """
      SELECT coalesce(pg_partition_root(conrelid), conrelid)::oid::bigint,
        coalesce(pg_partition_root(confrelid), confrelid)::oid::bigint,
        format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
        format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
          pg_get_constraintdef(oid))
      FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 ORDER BY oid
      """;

  private final Connection connection;
  private final List<String> again = new ArrayList<>();

  private ForwardLinks(Connection connection) {
    this.connection = connection;
  }

  /** Returns none, which stay as they are. */
  static ForwardLinks leftAlone(Connection connection) {
    return new ForwardLinks(connection);
  }

  /**
   * Drops them.
   *
   * @param order in which tables are filled
   */
  static ForwardLinks dropped(Connection connection, List<Long> order) throws SQLException {
    ForwardLinks links = new ForwardLinks(connection);
    List<String> drops = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALL)) {
      while (row.next()) {
        int child = order.indexOf(row.getLong(1));
        if (child >= 0 && order.indexOf(row.getLong(2)) > child) {
          drops.add(row.getString(3));
          links.again.add(row.getString(4));
        }
      }
    }
    links.execute(drops);
    return links;
  }

  /** Makes those again that were dropped. */
  void makeAgain() throws SQLException {
    execute(again);
  }

  private void execute(List<String> all) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : all) {
        statement.execute(sql);
      }
    }
  }
}
