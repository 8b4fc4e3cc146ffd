package dev.lockkeeper.catalog;

/** The queries over MySQL's {@code information_schema}, each for all of one database. */
final class MysqlCatalogQueries {

  /** Tables and views with their columns; a view that no longer works has none. */
  static final String COLUMNS =
      """
      SELECT t.table_name AS name, v.is_updatable AS writable, t.table_type = 'VIEW' AS is_view,
             c.column_name AS column_name, c.column_type AS type,
             c.character_set_name AS charset, c.collation_name AS collation, c.srs_id AS srid,
             c.is_nullable = 'NO' AS not_null, c.column_default AS default_value,
             c.extra AS extra, c.generation_expression AS generated_as
        FROM information_schema.tables t
        LEFT JOIN information_schema.columns c
          ON c.table_schema = t.table_schema AND c.table_name = t.table_name
        LEFT JOIN information_schema.views v
          ON v.table_schema = t.table_schema AND v.table_name = t.table_name
       WHERE t.table_schema = ? AND t.table_type IN ('BASE TABLE', 'VIEW')
       ORDER BY t.table_name, c.ordinal_position
      """;

  /** Keys of indexes; the column %s is missing before 8.0.13. */
  static final String INDEXES =
      """
      SELECT s.table_name AS name, s.index_name AS index_name, s.non_unique = 0 AS is_unique,
             s.column_name AS column_name, s.sub_part AS prefix, s.collation = 'D' AS descends,
             s.index_type AS method, s.is_visible = 'NO' AS invisible, %s AS expression
        FROM information_schema.statistics s
       WHERE s.table_schema = ?
       ORDER BY s.table_name, s.index_name, s.seq_in_index
      """;

  static final String FOREIGN_KEYS =
      """
      SELECT k.table_name AS name, k.constraint_name AS constraint_name,
             k.column_name AS column_name,
             k.referenced_table_schema AS referenced_schema,
             k.referenced_table_name AS referenced,
             k.referenced_column_name AS referenced_column,
             r.update_rule AS on_update, r.delete_rule AS on_delete
        FROM information_schema.key_column_usage k
        JOIN information_schema.referential_constraints r
          ON r.constraint_schema = k.constraint_schema AND r.table_name = k.table_name
             AND r.constraint_name = k.constraint_name
       WHERE k.table_schema = ?
       ORDER BY k.table_name, k.constraint_name, k.ordinal_position
      """;

  /** From 8.0.16 on. */
  static final String CHECKS =
      """
      SELECT t.table_name AS name, c.constraint_name AS constraint_name,
             c.check_clause AS expression, t.enforced = 'YES' AS enforced
        FROM information_schema.check_constraints c
        JOIN information_schema.table_constraints t
          ON t.constraint_schema = c.constraint_schema
             AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK'
       WHERE c.constraint_schema = ?
       ORDER BY t.table_name, c.constraint_name
      """;

  /** Whether the server has a column of its own views, which came with some release. */
  static final String KNOWN =
      """
      SELECT COUNT(*) > 0 FROM information_schema.columns
       WHERE table_schema = 'information_schema' AND table_name = ? AND column_name = ?
      """;

  private MysqlCatalogQueries() {}
}
