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
             CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname NOT IN ('pg_catalog', 'pg_toast')
         AND (n.nspname <> 'information_schema' OR c.oid >= 16384)
       ORDER BY c.oid
      """;

  /** One relation; {@code kind} is {@code pg_class.relkind}. */
  record Relation(String name, String kind, long storage) {
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
            rows.getLong(1), new Relation(rows.getString(4), rows.getString(2), rows.getLong(3)));
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

  /** The names, as they are here, of those whose storage is another one there. */
  Set<String> renewed(Relations later, boolean indexes) {
    Set<String> renewed = new TreeSet<>();
    byOid.forEach(
        (oid, relation) -> {
          boolean wanted = indexes ? relation.kind().equals("i") : relation.holdsRows();
          Optional<Relation> then = later.successor(oid, relation);
          if (wanted && then.isPresent() && then.get().storage() != relation.storage()) {
            renewed.add(relation.name());
          }
        });
    return renewed;
  }

  /** An index that ALTER TYPE or REINDEX CONCURRENTLY made anew has its name and another oid. */
  private Optional<Relation> successor(long oid, Relation relation) {
    return Optional.ofNullable(byOid.get(oid))
        .or(
            () ->
                byOid.values().stream()
                    .filter(r -> r.isIndex() && r.name().equals(relation.name()))
                    .findFirst());
  }
}
