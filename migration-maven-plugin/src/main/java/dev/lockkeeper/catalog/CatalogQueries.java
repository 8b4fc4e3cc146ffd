package dev.lockkeeper.catalog;

/** The set queries over {@code pg_catalog}, one for each kind of thing. */
final class CatalogQueries {

  /**
   * Tables of users: not the system's, not a session's, not an extension's.
   *
   * <p>Regular expressions over {@code nspname} rather than OID ranges, because a restored system
   * schema may have any OID.
   */
  private static final String USER_TABLES =
      """
      WITH user_table AS MATERIALIZED (
        SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relispartition
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p')
          AND c.relpersistence <> 't'
          AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_depend d
            WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
              AND d.deptype = 'e'))
      """;

  static final String COLUMNS =
      USER_TABLES
          + """
          SELECT t.schema, t.name, pn.nspname AS parent_schema, p.relname AS parent,
                 a.attname AS column_name,
                 pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
                 a.attndims AS dimensions,
                 CASE WHEN a.attcollation <> ty.typcollation THEN co.collname END AS collation,
                 a.attnotnull AND NOT EXISTS (
                   SELECT FROM pg_catalog.pg_constraint k
                   WHERE k.conrelid = t.oid AND k.contype = 'n' AND NOT k.convalidated
                     AND k.conkey[1] = a.attnum) AS not_null,
                 pg_catalog.pg_get_expr(ad.adbin, ad.adrelid) AS default_value,
                 CASE WHEN a.attidentity <> '' THEN 'IDENTITY'
                      WHEN a.attgenerated = 's' THEN 'STORED'
                      WHEN a.attgenerated = 'v' THEN 'VIRTUAL'
                      WHEN ow.refobjsubid IS NOT NULL
                        AND pg_catalog.pg_get_expr(ad.adbin, ad.adrelid) LIKE 'nextval(%'
                        THEN 'SERIAL'
                      ELSE 'NONE' END AS generation
          FROM user_table t
          LEFT JOIN pg_catalog.pg_attribute a
            ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
          LEFT JOIN pg_catalog.pg_type ty ON ty.oid = a.atttypid
          LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation
          LEFT JOIN pg_catalog.pg_attrdef ad ON ad.adrelid = t.oid AND ad.adnum = a.attnum
          LEFT JOIN (
            SELECT DISTINCT d.refobjid, d.refobjsubid
            FROM pg_catalog.pg_depend d
            JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
            WHERE d.classid = 'pg_catalog.pg_class'::regclass
              AND d.refclassid = 'pg_catalog.pg_class'::regclass
              AND d.deptype = 'a') ow ON ow.refobjid = t.oid AND ow.refobjsubid = a.attnum
          LEFT JOIN pg_catalog.pg_inherits i ON t.relispartition AND i.inhrelid = t.oid
          LEFT JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
          LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
          ORDER BY t.schema, t.name, a.attnum
          """;

  /**
   * Constraints, but for the shadows that a foreign key to a partitioned table keeps for each of
   * its partitions, and valid NOT NULLs, which are the column's own.
   */
  static final String CONSTRAINTS =
      USER_TABLES
          + """
          , named_key AS MATERIALIZED (
            SELECT k.oid, u.side,
                   array_agg(a.attname::text ORDER BY u.position) AS columns
            FROM pg_catalog.pg_constraint k
            CROSS JOIN LATERAL (
              SELECT 'own' AS side, k.conrelid AS relation, o.number, o.position
              FROM unnest(k.conkey) WITH ORDINALITY o(number, position)
              UNION ALL
              SELECT 'referenced', k.confrelid, o.number, o.position
              FROM unnest(k.confkey) WITH ORDINALITY o(number, position)) u
            JOIN pg_catalog.pg_attribute a ON a.attrelid = u.relation AND a.attnum = u.number
            GROUP BY k.oid, u.side)
          SELECT t.schema, t.name, k.conname AS constraint_name,
                 CASE k.contype WHEN 'p' THEN 'PRIMARY_KEY' WHEN 'u' THEN 'UNIQUE'
                                WHEN 'f' THEN 'FOREIGN_KEY' WHEN 'c' THEN 'CHECK'
                                WHEN 'x' THEN 'EXCLUSION' ELSE 'NOT_NULL' END AS kind,
                 coalesce(own.columns, ARRAY[]::text[]) AS columns,
                 pg_catalog.pg_get_expr(k.conbin, k.conrelid) AS expression,
                 fn.nspname AS referenced_schema, f.relname AS referenced,
                 coalesce(ref.columns, ARRAY[]::text[]) AS referenced_columns,
                 concat_ws(' ',
                   CASE k.confmatchtype WHEN 'f' THEN 'MATCH FULL' END,
                   CASE k.confupdtype WHEN 'r' THEN 'ON UPDATE RESTRICT'
                     WHEN 'c' THEN 'ON UPDATE CASCADE' WHEN 'n' THEN 'ON UPDATE SET NULL'
                     WHEN 'd' THEN 'ON UPDATE SET DEFAULT' END,
                   CASE k.confdeltype WHEN 'r' THEN 'ON DELETE RESTRICT'
                     WHEN 'c' THEN 'ON DELETE CASCADE' WHEN 'n' THEN 'ON DELETE SET NULL'
                     WHEN 'd' THEN 'ON DELETE SET DEFAULT' END) AS actions,
                 CASE WHEN k.condeferred THEN 'INITIALLY_DEFERRED'
                      WHEN k.condeferrable THEN 'DEFERRABLE' ELSE 'NOT_DEFERRABLE' END AS deferral,
                 NOT k.convalidated AS not_valid
          FROM user_table t
          JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid
          LEFT JOIN named_key own ON own.oid = k.oid AND own.side = 'own'
          LEFT JOIN named_key ref ON ref.oid = k.oid AND ref.side = 'referenced'
          LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
          LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
          LEFT JOIN pg_catalog.pg_constraint kp ON kp.oid = k.conparentid
          WHERE (k.contype IN ('p', 'u', 'f', 'c', 'x')
                 OR k.contype = 'n' AND NOT k.convalidated)
            AND (k.contype <> 'f' OR kp.oid IS NULL OR kp.conrelid <> k.conrelid)
          ORDER BY t.schema, t.name, k.contype = 'p' DESC, k.conname
          """;

  static final String INDEXES =
      USER_TABLES
          + """
          SELECT t.schema, t.name, i.relname AS index_name,
                 (SELECT array_agg(pg_catalog.pg_get_indexdef(x.indexrelid, key, true)
                                   ORDER BY key)
                  FROM generate_series(1, x.indnkeyatts) key) AS keys,
                 x.indisunique AS is_unique, x.indisvalid AS is_valid,
                 pg_catalog.pg_get_expr(x.indpred, x.indrelid) AS condition
          FROM user_table t
          JOIN pg_catalog.pg_index x ON x.indrelid = t.oid
          JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
          ORDER BY t.schema, t.name, i.relname
          """;

  /** What belongs to an extension comes and goes with it. */
  private static final String NOT_OF_AN_EXTENSION =
      """
          AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_depend d
            WHERE d.classid = '%s'::regclass AND d.objid = %s.oid AND d.deptype = 'e')
      """;

  /** A view can be written where a rule or a trigger does it instead, too. */
  static final String VIEWS =
      """
      SELECT n.nspname AS schema, c.relname AS name, c.relkind = 'm' AS materialized,
             (pg_catalog.pg_relation_is_updatable(c.oid, true) & 28) = 28 AS writable,
             a.attname AS column_name,
             pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
             a.attndims AS dimensions, NULL AS collation, false AS not_null,
             NULL AS default_value, 'NONE' AS generation
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't'
      """
          + NOT_OF_AN_EXTENSION.formatted("pg_catalog.pg_class", "c")
          + "ORDER BY n.nspname, c.relname, a.attnum";

  static final String ENUMS =
      """
      SELECT n.nspname AS schema, t.typname AS name,
             coalesce(array_agg(e.enumlabel::text ORDER BY e.enumsortorder)
                        FILTER (WHERE e.enumlabel IS NOT NULL), ARRAY[]::text[]) AS labels
      FROM pg_catalog.pg_type t
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      LEFT JOIN pg_catalog.pg_enum e ON e.enumtypid = t.oid
      WHERE t.typtype = 'e'
      """
          + NOT_OF_AN_EXTENSION.formatted("pg_catalog.pg_type", "t")
          + "GROUP BY n.nspname, t.typname ORDER BY n.nspname, t.typname";

  static final String DOMAINS =
      """
      SELECT n.nspname AS schema, t.typname AS name,
             pg_catalog.format_type(t.typbasetype, t.typtypmod) AS type,
             t.typndims AS dimensions, t.typnotnull AS not_null, t.typdefault AS default_value,
             k.conname AS constraint_name, pg_catalog.pg_get_expr(k.conbin, 0) AS expression
      FROM pg_catalog.pg_type t
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      LEFT JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid AND k.contype = 'c'
      WHERE t.typtype = 'd'
      """
          + NOT_OF_AN_EXTENSION.formatted("pg_catalog.pg_type", "t")
          + "ORDER BY n.nspname, t.typname, k.conname";

  /** Sequences, with the column of a serial or identity that they belong to. */
  static final String SEQUENCES =
      """
      SELECT n.nspname AS schema, c.relname AS name,
             tn.nspname AS owner_schema, t.relname AS owner,
             a.attname AS column_name, a.attidentity = 'a' AS always
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_depend o
        ON o.classid = 'pg_catalog.pg_class'::regclass AND o.objid = c.oid
          AND o.refclassid = 'pg_catalog.pg_class'::regclass AND o.deptype IN ('a', 'i')
      LEFT JOIN pg_catalog.pg_class t ON t.oid = o.refobjid
      LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
      LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = o.refobjsubid
      WHERE c.relkind = 'S' AND c.relpersistence <> 't'
      """
          + NOT_OF_AN_EXTENSION.formatted("pg_catalog.pg_class", "c")
          + "ORDER BY n.nspname, c.relname";

  private CatalogQueries() {}
}
