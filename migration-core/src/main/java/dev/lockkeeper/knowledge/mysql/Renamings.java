package dev.lockkeeper.knowledge.mysql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the columns and indexes of a table are called after an ALTER. */
final class Renamings {

  private final Map<String, String> columns = new HashMap<>();
  private final Map<String, String> indexes = new HashMap<>();
  private final Set<String> dropped = new HashSet<>();

  void column(String from, String to) {
    columns.put(from, to);
  }

  void index(String from, String to) {
    indexes.put(from, to);
  }

  void drops(String column) {
    dropped.add(column);
  }

  /** A column that comes back under its name is another one. */
  String laterName(String column) {
    return dropped.contains(column) ? "" : columns.getOrDefault(column, column);
  }

  String laterIndexName(String index) {
    return indexes.getOrDefault(index, index);
  }
}
