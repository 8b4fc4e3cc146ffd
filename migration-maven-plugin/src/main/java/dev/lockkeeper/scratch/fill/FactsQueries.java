package dev.lockkeeper.scratch.fill;

/** The queries over {@code pg_catalog} behind {@link Facts}. */
final class FactsQueries {

  /** Every type with the type below its domains; {@code bool_or} and the like walk the domains. */
  static final String COLUMNS =
      """
      WITH RECURSIVE step AS (
        SELECT t.oid AS domain, t.oid AS at, t.typbasetype AS below, t.typtypmod AS modifier,
               t.typnotnull AS not_null
        FROM pg_type t WHERE t.typtype = 'd'
        UNION ALL
        SELECT s.domain, t.oid, t.typbasetype, t.typtypmod, t.typnotnull
        FROM step s JOIN pg_type t ON t.oid = s.below WHERE t.typtype = 'd'),
      domain AS (
        SELECT s.domain AS oid, max(s.modifier) AS modifier, bool_or(s.not_null) AS not_null,
               (SELECT l.below FROM step l JOIN pg_type b ON b.oid = l.below
                WHERE l.domain = s.domain AND b.typtype <> 'd') AS base,
               string_agg(pg_get_constraintdef(k.oid), ' ' ORDER BY k.conname) AS checks
        FROM step s LEFT JOIN pg_constraint k ON k.contypid = s.at AND k.contype = 'c'
        GROUP BY s.domain)
      SELECT c.oid, n.nspname AS schema, c.relname AS name,
             coalesce(pg_partition_root(c.oid)::oid, c.oid) AS root,
             a.attnum AS number, a.attname AS column_name,
             format_type(a.atttypid, a.atttypmod) AS type,
             format_type(coalesce(e.oid, b.oid), NULL) AS base,
             format_type(b.oid, coalesce(d.modifier, a.atttypmod)) AS written_base,
             e.oid IS NOT NULL AS is_array,
             a.attnotnull OR coalesce(d.not_null, false) AS not_null,
             a.attgenerated <> '' AS computed,
             (SELECT array_agg(l.enumlabel::text ORDER BY l.enumsortorder) FROM pg_enum l
              WHERE l.enumtypid = coalesce(e.oid, b.oid)) AS labels,
             d.checks AS domain_checks
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN domain d ON d.oid = a.atttypid
      LEFT JOIN pg_type b ON b.oid = coalesce(d.base, a.atttypid)
      LEFT JOIN pg_type e ON b.typcategory = 'A' AND e.oid = b.typelem
      WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      ORDER BY n.nspname, c.relname, a.attnum
      """;

  /** CHECKs, and for each partitioned root the conditions of its leaves, any of which may hold. */
  static final String CONDITIONS =
      """
      SELECT k.conrelid AS oid, k.conname AS condition_name,
             pg_get_expr(k.conbin, k.conrelid) AS expression,
             k.conkey::integer[] AS columns, NOT k.convalidated AS not_valid
      FROM pg_constraint k
      WHERE k.contype = 'c' AND k.conrelid <> 0
      UNION ALL
      SELECT r.oid, 'the bounds of its partitions',
             -- a default partition stays empty beside others, so that more can be added
             coalesce(
               string_agg('(' || bound.expression || ')', ' OR ') FILTER (WHERE NOT bound.rest),
               string_agg(coalesce(bound.expression, 'true'), ' OR ') FILTER (WHERE bound.rest),
               'false'),
             -- columns of keys below the root as well, which the root numbers in its own way
             (SELECT array_agg(DISTINCT a.attnum::integer)
              FROM pg_partition_tree(r.oid) node
              JOIN pg_partitioned_table p ON p.partrelid = node.relid
              CROSS JOIN LATERAL unnest(p.partattrs::smallint[]) u(number)
              JOIN pg_attribute own ON own.attrelid = node.relid AND own.attnum = u.number
              JOIN pg_attribute a ON a.attrelid = r.oid AND a.attname = own.attname),
             false
      FROM pg_class r
      JOIN pg_partitioned_table pr ON pr.partrelid = r.oid
      LEFT JOIN LATERAL (
        SELECT pg_get_partition_constraintdef(leaf.relid) AS expression,
               pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT' AS rest
        FROM pg_partition_tree(r.oid) leaf JOIN pg_class c ON c.oid = leaf.relid
        WHERE leaf.isleaf AND leaf.relid <> r.oid) bound ON true
      WHERE NOT r.relispartition
      GROUP BY r.oid
      ORDER BY 1, 2
      """;

  static final String KEYS =
      """
      SELECT x.indrelid AS oid, i.relname AS key_name, x.indisprimary AS is_primary,
             x.indisexclusion AS is_exclusion,
             coalesce(plain.columns, '{}') || coalesce(mentioned.columns, '{}') AS columns,
             CASE WHEN 0 = ANY (x.indkey::smallint[]) OR x.indisexclusion THEN (
               SELECT array_agg(pg_get_indexdef(x.indexrelid, key, true) ORDER BY key)
               FROM generate_series(1, x.indnkeyatts) key) END AS expressions,
             pg_get_expr(x.indpred, x.indrelid) AS predicate,
             coalesce((to_jsonb(x) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_equal
      FROM pg_index x
      JOIN pg_class i ON i.oid = x.indexrelid
      LEFT JOIN LATERAL (
        SELECT array_agg(u.number::integer ORDER BY u.position) AS columns
        FROM unnest(x.indkey::smallint[]) WITH ORDINALITY u(number, position)
        WHERE u.number > 0 AND u.position <= x.indnkeyatts) plain ON true
      LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT m.number) AS columns
        FROM (
          SELECT d.refobjsubid AS number FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = x.indexrelid
            AND d.refclassid = 'pg_class'::regclass AND d.refobjid = x.indrelid
            AND d.refobjsubid > 0 AND d.refobjsubid <> ALL (x.indkey::smallint[])
            AND 0 = ANY (x.indkey::smallint[])) m) mentioned ON true
      WHERE (x.indisunique OR x.indisexclusion) AND x.indislive
      ORDER BY x.indisprimary DESC, x.indnkeyatts, i.relname
      """;

  /** What the server computes of JSON: it must be able to for every row. */
  static final String COMPUTED =
      """
      SELECT c.relid AS oid, c.name AS condition_name,
             format('coalesce(length((%s)::text), 0) >= 0', c.expression) AS expression,
             array_agg(DISTINCT a.attnum::integer) AS columns, false AS not_valid
      FROM (
        SELECT x.indrelid AS relid, x.indexrelid::regclass::text AS name, x.indexrelid AS object,
               0 AS part, 0::oid AS attrdef, part.expression
        FROM pg_index x
        CROSS JOIN LATERAL (
          SELECT pg_get_indexdef(x.indexrelid, key, true) AS expression
          FROM generate_series(1, x.indnatts) key WHERE x.indkey[key - 1] = 0
          UNION ALL
          SELECT pg_get_expr(x.indpred, x.indrelid) WHERE x.indpred IS NOT NULL) part
        UNION ALL
        SELECT d.adrelid, g.attname, d.adrelid, d.adnum, d.oid, pg_get_expr(d.adbin, d.adrelid)
        FROM pg_attrdef d
        JOIN pg_attribute g ON g.attrelid = d.adrelid AND g.attnum = d.adnum
        WHERE g.attgenerated <> '') c
      -- what a generated column reads is kept at its column before PostgreSQL 15, then at its expression
      JOIN pg_depend p ON p.refclassid = 'pg_class'::regclass AND p.refobjid = c.relid
       AND (p.classid = 'pg_class'::regclass AND p.objid = c.object AND p.objsubid = c.part
         OR p.classid = 'pg_attrdef'::regclass AND p.objid = c.attrdef)
      JOIN pg_attribute a ON a.attrelid = c.relid AND a.attnum = p.refobjsubid
       AND a.attnum <> c.part AND position(a.attname IN c.expression) > 0
      GROUP BY 1, 2, 3
      HAVING bool_or(a.atttypid IN ('json'::regtype, 'jsonb'::regtype))
      ORDER BY 1, 2, 3
      """;

  /** Foreign keys, but for the shadows that one to a partitioned table keeps for each partition. */
  static final String LINKS =
      """
      SELECT k.conrelid AS oid, k.conname AS link_name, k.conkey::integer[] AS columns,
             k.confrelid AS parent, k.confkey::integer[] AS parent_columns,
             NOT k.convalidated AS not_valid
      FROM pg_constraint k
      LEFT JOIN pg_constraint whole ON whole.oid = k.conparentid
      WHERE k.contype = 'f' AND (whole.oid IS NULL OR whole.conrelid <> k.conrelid)
      ORDER BY cardinality(k.conkey) DESC, k.conname
      """;

  private FactsQueries() {}
}
