package dev.lockkeeper.truth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All relations of a database by their object identifier, with where their storage is. */
record Relations(Map<Long, Relation> byOid) {

  private static final String ALL =
      """
      SELECT c.oid, c.relkind::text, coalesce(pg_relation_filenode(c.oid), 0),
             CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname,
             c.relispartition OR c.relkind = 'p'
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname NOT IN ('pg_catalog', 'pg_toast')
         AND (n.nspname <> 'information_schema' OR c.oid >= 16384)
       ORDER BY c.oid
      """;

  /**
   * One relation.
   *
   * @param kind {@code pg_class.relkind}
   * @param partitioned whether it has partitions, or is one
   */
  record Relation(String name, String kind, long storage, boolean partitioned) {
    boolean isIndex() {
      return kind.equals("i") || kind.equals("I");
    }

    /** No query reads an index or a composite type by itself. */
    boolean isReadByItself() {
      return !isIndex() && !kind.equals("c");
    }

    boolean holdsRows() {
      return kind.equals("r") || kind.equals("m");
    }

    boolean isTable() {
      return kind.equals("r") || kind.equals("p");
    }
  }

  static Relations of(Connection connection) throws SQLException {
    Map<Long, Relation> relations = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ALL)) {
      while (rows.next()) {
        relations.put(
            rows.getLong(1),
            new Relation(
                rows.getString(4), rows.getString(2), rows.getLong(3), rows.getBoolean(5)));
      }
    }
    return new Relations(relations);
  }

  /** The names of everything a lock is reported for: no indexes, no composite types. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    byOid.values().stream().filter(Relation::isReadByItself).forEach(r -> names.add(r.name()));
    return names;
  }

  /** The names of all indexes. */
  Set<String> indexes() {
    Set<String> names = new TreeSet<>();
    byOid.values().stream().filter(Relation::isIndex).forEach(r -> names.add(r.name()));
    return names;
  }

  /** Returns whether one of those names has partitions, or is one. */
  boolean arePartitioned(Set<String> names) {
    return byOid.values().stream()
        .anyMatch(relation -> relation.partitioned() && names.contains(relation.name()));
  }

  /** The names, as they are here, of those whose storage is another one there. */
  Set<String> renewed(Relations later, boolean indexes) {
    Set<String> renewed = new TreeSet<>();
    byOid.forEach(
        (oid, relation) -> {
          boolean wanted = indexes ? relation.kind().equals("i") : relation.holdsRows();
          Optional<Relation> then = successor(oid, later);
          if (wanted && then.isPresent() && then.get().storage() != relation.storage()) {
            renewed.add(relation.name());
          }
        });
    return renewed;
  }

  /** An index that ALTER TYPE or REINDEX CONCURRENTLY made anew has its name and another oid. */
  private Optional<Relation> successor(long oid, Relations later) {
    String name = byOid.get(oid).name();
    return Optional.ofNullable(later.byOid.get(oid))
        .or(
            () ->
                later.byOid.entrySet().stream()
                    .filter(made -> !byOid.containsKey(made.getKey()))
                    .map(Map.Entry::getValue)
                    .filter(made -> made.isIndex() && made.name().equals(name))
                    .findFirst());
  }
}
