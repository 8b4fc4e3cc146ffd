package dev.lockkeeper.rehearsal.interrupt;

/** What a database is asked for all that it holds; <code>{history}</code> is the runner's own. */
final class StateQueries {

  static final String SCHEMA =
      """
      WITH spaces AS (
        SELECT oid, nspname FROM pg_namespace
        WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'),
      relations AS (
        SELECT c.*, format('%I.%I', s.nspname, c.relname) AS name
        FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace
        WHERE c.relname <> '{history}' AND c.relname NOT LIKE '{history}\\_%')
      SELECT 'schema ' || nspname, '' FROM spaces
      UNION ALL
      SELECT CASE relkind WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view ' WHEN 'm' THEN 'view '
               ELSE 'table ' END || name,
        concat_ws(' ', relkind, relpersistence, relrowsecurity, relreplident, reloptions, relacl,
          CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) END,
          pg_get_expr(relpartbound, oid), obj_description(oid, 'pg_class'))
      FROM relations WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
      UNION ALL
      SELECT 'column ' || name || '.' || attname,
        concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
          attstorage, attstattarget, attcollation::regcollation,
          pg_get_expr(adbin, adrelid), col_description(attrelid, attnum))
      FROM pg_attribute a JOIN relations r ON r.oid = attrelid
      LEFT JOIN pg_attrdef d ON d.adrelid = attrelid AND d.adnum = attnum
      WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
      UNION ALL
      SELECT 'constraint ' || name || '.' || conname,
        concat_ws(' ', pg_get_constraintdef(k.oid), convalidated)
      FROM pg_constraint k JOIN relations r ON r.oid = conrelid
      UNION ALL
      SELECT 'index ' || r.name,
        concat_ws(' ', pg_get_indexdef(indexrelid), CASE WHEN indisvalid THEN 'valid' ELSE 'INVALID' END,
          indisprimary, indisreplident, indisclustered)
      FROM pg_index i JOIN relations r ON r.oid = indexrelid
      UNION ALL
      SELECT 'trigger ' || name || '.' || tgname, concat_ws(' ', pg_get_triggerdef(t.oid), tgenabled)
      FROM pg_trigger t JOIN relations r ON r.oid = tgrelid WHERE NOT tgisinternal
      UNION ALL
      SELECT 'policy ' || name || '.' || polname,
        concat_ws(' ', polcmd, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
      FROM pg_policy JOIN relations r ON r.oid = polrelid
      UNION ALL
      SELECT 'routine ' || p.oid::regprocedure, concat_ws(' ', proacl, md5(prosrc), prokind, provolatile)
      FROM pg_proc p JOIN spaces s ON s.oid = pronamespace
      UNION ALL
      SELECT 'type ' || t.oid::regtype,
        concat_ws(' ', typtype, format_type(typbasetype, typtypmod), typnotnull, typdefault,
          (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),
          (SELECT string_agg(pg_get_constraintdef(oid), ',' ORDER BY conname) FROM pg_constraint WHERE contypid = t.oid))
      FROM pg_type t JOIN spaces s ON s.oid = typnamespace WHERE typtype IN ('e', 'd')
      UNION ALL
      SELECT 'place ' || name || ' below ' || inhparent::regclass,
        concat_ws(' ', inhseqno, to_jsonb(i) ->> 'inhdetachpending')
      FROM pg_inherits i JOIN relations r ON r.oid = inhrelid WHERE relkind IN ('r', 'p', 'f')
      UNION ALL
      SELECT 'rule ' || name || '.' || rulename, pg_get_ruledef(w.oid)
      FROM pg_rewrite w JOIN relations r ON r.oid = ev_class WHERE rulename <> '_RETURN'
      UNION ALL
      SELECT 'statistics ' || format('%I.%I', nspname, stxname), pg_get_statisticsobjdef(x.oid)
      FROM pg_statistic_ext x JOIN spaces s ON s.oid = stxnamespace
      UNION ALL
      SELECT 'extension ' || extname, extversion FROM pg_extension
      """;

  /**
   * Tables and materialized views that hold rows, each with the columns whose values count. What is
   * unlogged is empty after the server's death, whatever the scripts do.
   */
  static final String COLUMNS =
      """
      SELECT format('%I.%I', nspname, relname),
        coalesce(array_agg(quote_ident(attname) ORDER BY attnum) FILTER (WHERE attidentity = ''
          AND coalesce(pg_get_expr(adbin, adrelid), '') NOT LIKE 'nextval(%'), '{}')
      FROM pg_class c
      JOIN pg_namespace s ON s.oid = relnamespace
      LEFT JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
      LEFT JOIN pg_attrdef d ON adrelid = c.oid AND adnum = attnum
      WHERE relpersistence <> 'u' AND (relkind = 'r' OR (relkind = 'm' AND relispopulated)) AND relname <> '{history}'
        AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
      GROUP BY 1
      """;

  /** Sequences, each with the step from one number to the next. */
  static final String SEQUENCES =
      """
      SELECT format('%I.%I', schemaname, sequencename), increment_by FROM pg_sequences
      WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema'
      """;

  /** How far a sequence has come, which grows also where it counts down. */
  static final String POSITION =
      """
      SELECT sign(%2$d::numeric) * (last_value::numeric - CASE WHEN is_called THEN 0 ELSE %2$d END)
      FROM %1$s
      """;

  private StateQueries() {}
}
