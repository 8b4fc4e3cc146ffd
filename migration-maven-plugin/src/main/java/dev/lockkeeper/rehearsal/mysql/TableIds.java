package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.operation.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The number under which InnoDB keeps each table, or each partition of it: a table that is built
 * anew gets another one.
 *
 * @param byName as {@code INFORMATION_SCHEMA.INNODB_TABLES} writes names: {@code table#p#partition}
 */
record TableIds(Map<String, Long> byName) {

  private static final String QUERY =
      "SELECT name, table_id FROM information_schema.innodb_tables WHERE name LIKE ?";

  private static final String PARTITION = "#p#";

  TableIds {
    byName = Map.copyOf(byName);
  }

  static TableIds of(String database, Connection connection) throws SQLException {
    String prefix = FileNames.encoded(database) + "/";
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setString(1, prefix.replace("_", "\\_") + "%");
      try (ResultSet result = statement.executeQuery()) {
        Map<String, Long> ids = new HashMap<>();
        while (result.next()) {
          String name = result.getString(1).substring(prefix.length());
          if (!name.startsWith("fts_")) {
            ids.put(name, result.getLong(2));
          }
        }
        return new TableIds(ids);
      }
    }
  }

  /**
   * Returns the tables that were there before and have been written anew, whole or in part. What
   * another has had the number of before only has another name.
   */
  Set<Table> rebuiltUntil(TableIds later) {
    Set<Table> rebuilt = new TreeSet<>();
    Set<Table> lost = new TreeSet<>();
    byName
        .keySet()
        .forEach(
            name -> {
              Long now = later.byName.get(name);
              if (now == null) {
                lost.add(table(name));
              } else if (!byName.containsValue(now)) {
                rebuilt.add(table(name));
              }
            });
    // rows of partitions that are gone went into those that are new
    later.byName.entrySet().stream()
        .filter(one -> !byName.containsKey(one.getKey()) && !byName.containsValue(one.getValue()))
        .map(one -> table(one.getKey()))
        .filter(lost::contains)
        .forEach(rebuilt::add);
    return rebuilt;
  }

  private static Table table(String name) {
    int partition = name.toLowerCase(Locale.ROOT).indexOf(PARTITION);
    return Table.of(FileNames.decoded(partition < 0 ? name : name.substring(0, partition)));
  }
}
