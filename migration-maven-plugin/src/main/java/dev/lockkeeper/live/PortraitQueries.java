package dev.lockkeeper.live;

/** What a portrait asks: catalogs and statistics only, never a table of the user's. */
final class PortraitQueries {

  static final String SETTINGS =
      """
      SELECT name, current_setting(name) FROM pg_settings
      WHERE name IN ('deadlock_timeout', 'default_transaction_isolation', 'hot_standby_feedback',
        'idle_in_transaction_session_timeout', 'lock_timeout', 'maintenance_work_mem',
        'max_connections', 'max_locks_per_transaction', 'max_parallel_maintenance_workers',
        'max_standby_streaming_delay', 'max_wal_size', 'shared_buffers', 'statement_timeout',
        'wal_level', 'work_mem')
      ORDER BY name
      """;

  static final String TRANSACTIONS =
      """
      WITH ages AS (
        SELECT extract(epoch FROM now() - xact_start) * 1000 AS millis FROM pg_stat_activity
        WHERE xact_start IS NOT NULL AND backend_type = 'client backend'
          AND pid <> pg_backend_pid())
      SELECT count(*), coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY millis), 0),
        coalesce(max(millis), 0)
      FROM ages
      """;

  /** A replica that is asked is one itself, and behind only while it has something to replay. */
  static final String REPLICAS =
      """
      SELECT count(*) + pg_is_in_recovery()::int,
        greatest(coalesce(extract(epoch FROM max(replay_lag)) * 1000, 0),
          CASE WHEN pg_is_in_recovery() AND pg_last_wal_receive_lsn() <> pg_last_wal_replay_lsn()
            THEN coalesce(extract(epoch FROM now() - pg_last_xact_replay_timestamp()) * 1000, 0)
            ELSE 0 END)
      FROM pg_stat_replication
      """;

  static final String TABLES =
      """
      SELECT c.oid, nspname = current_schema(), nspname, relname,
        nullif(nullif(c.reltuples, -1), 0)::bigint,
        pg_table_size(c.oid), pg_indexes_size(c.oid),
        ARRAY(SELECT conname || ' ' || pg_get_constraintdef(k.oid) FROM pg_constraint k
              WHERE conrelid = c.oid ORDER BY conname),
        ARRAY(SELECT pg_get_indexdef(indexrelid) FROM pg_index
              WHERE indrelid = c.oid ORDER BY indexrelid::regclass::text)
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
      WHERE relkind IN ('r', 'p') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
      ORDER BY nspname, relname
      """;

  /**
   * Rounds on the server, so that no value leaves it. A bound of the histogram is a value of some
   * row: of a number its first digit is kept, of a date its decade.
   */
  static final String COLUMNS =
      """
      WITH bounds AS (
        SELECT a.attnum, typcategory = 'D' AS dated,
          (histogram_bounds::text::text[])[1] AS low,
          (histogram_bounds::text::text[])[array_length(histogram_bounds::text::text[], 1)] AS high
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = relname AND s.attname = a.attname
        JOIN pg_type t ON t.oid = a.atttypid
        WHERE a.attrelid = ? AND histogram_bounds IS NOT NULL AND (typcategory = 'N'
          OR typname IN ('date', 'timestamp', 'timestamptz'))),
      numbers AS (
        SELECT attnum, dated,
          substring(low FROM '^-?[0-9]+(?:[.][0-9]+)?')::numeric AS low,
          substring(high FROM '^-?[0-9]+(?:[.][0-9]+)?')::numeric AS high
        FROM bounds)
      SELECT a.attname,
        concat_ws(' ', format_type(a.atttypid, a.atttypmod),
          CASE WHEN a.attgenerated <> '' THEN 'GENERATED ALWAYS AS (' || pg_get_expr(adbin, adrelid) || ') STORED'
            WHEN a.attidentity <> '' THEN 'GENERATED AS IDENTITY'
            WHEN adbin IS NOT NULL THEN 'DEFAULT ' || pg_get_expr(adbin, adrelid) END,
          CASE WHEN a.attnotnull THEN 'NOT NULL' END),
        s.null_frac, s.n_distinct, s.avg_width, s.correlation,
        CASE WHEN dated THEN floor(low / 10) * 10
          WHEN low <> 0 THEN round(low, -floor(log(abs(low)))::int) ELSE low END,
        CASE WHEN dated THEN (floor(high / 10) + 1) * 10
          WHEN high <> 0 THEN round(high, -floor(log(abs(high)))::int) ELSE high END
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attrdef d ON adrelid = a.attrelid AND adnum = a.attnum
      LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = relname
        AND s.attname = a.attname AND NOT s.inherited
      LEFT JOIN numbers USING (attnum)
      WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """;

  /** What extensions have made comes with them. */
  static final String OBJECTS =
      """
      WITH spaces AS (
        SELECT oid, nspname FROM pg_namespace
        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
      extended AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
      objects AS (
        SELECT 1 AS kind, extname::text AS name, 'CREATE EXTENSION ' || quote_ident(extname) AS made
        FROM pg_extension WHERE extname <> 'plpgsql'
        UNION ALL
        SELECT 2, nspname::text, 'CREATE SCHEMA ' || quote_ident(nspname)
        FROM spaces WHERE nspname <> 'public'
        UNION ALL
        SELECT 3, t.oid::regtype::text, format('CREATE TYPE %s AS ENUM (%s)', t.oid::regtype,
          (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
           FROM pg_enum WHERE enumtypid = t.oid))
        FROM pg_type t JOIN spaces s ON s.oid = typnamespace
        WHERE typtype = 'e' AND ('pg_type'::regclass, t.oid) NOT IN (SELECT * FROM extended)
        UNION ALL
        SELECT 4, t.oid::regtype::text,
          concat_ws(' ', 'CREATE DOMAIN', t.oid::regtype, 'AS', format_type(typbasetype, typtypmod),
            'DEFAULT ' || typdefault, CASE WHEN typnotnull THEN 'NOT NULL' END,
            (SELECT string_agg(format('CONSTRAINT %I %s', conname, pg_get_constraintdef(k.oid)), ' '
               ORDER BY conname) FROM pg_constraint k WHERE contypid = t.oid AND contype = 'c'))
        FROM pg_type t JOIN spaces s ON s.oid = typnamespace
        WHERE typtype = 'd' AND ('pg_type'::regclass, t.oid) NOT IN (SELECT * FROM extended)
        UNION ALL
        SELECT 5, c.oid::regclass::text, 'CREATE SEQUENCE ' || c.oid::regclass
        FROM pg_class c JOIN spaces s ON s.oid = relnamespace
        WHERE relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND deptype IN ('a', 'i', 'e'))
        UNION ALL
        SELECT 6 + relispartition::int, c.oid::regclass::text,
          concat_ws(' ', 'CREATE TABLE', c.oid::regclass,
            CASE WHEN NOT relispartition THEN '(' ||
              (SELECT string_agg(quote_ident(attname) || ' ' || format_type(atttypid, atttypmod),
                 ', ' ORDER BY attnum) FROM pg_attribute
               WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) || ')' END,
            'PARTITION OF ' || (SELECT inhparent::regclass FROM pg_inherits WHERE inhrelid = c.oid
              AND relispartition),
            pg_get_expr(relpartbound, c.oid), 'PARTITION BY ' || pg_get_partkeydef(c.oid))
        FROM pg_class c JOIN spaces s ON s.oid = relnamespace
        WHERE relkind IN ('r', 'p') AND (relkind = 'p' OR relispartition)
        UNION ALL
        SELECT 8, p.oid::regprocedure::text, pg_get_functiondef(p.oid)
        FROM pg_proc p JOIN spaces s ON s.oid = pronamespace
        WHERE prokind IN ('f', 'p', 'w')
          AND ('pg_proc'::regclass, p.oid) NOT IN (SELECT * FROM extended)
        UNION ALL
        SELECT 9, c.oid::regclass::text, format('CREATE %sVIEW %s AS %s',
          CASE relkind WHEN 'm' THEN 'MATERIALIZED ' END, c.oid::regclass, pg_get_viewdef(c.oid))
        FROM pg_class c JOIN spaces s ON s.oid = relnamespace
        WHERE relkind IN ('v', 'm')
          AND ('pg_class'::regclass, c.oid) NOT IN (SELECT * FROM extended)
        UNION ALL
        SELECT 10, tgname || ' ' || tgrelid::regclass, pg_get_triggerdef(t.oid)
        FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN spaces s ON s.oid = relnamespace
        WHERE NOT tgisinternal
        UNION ALL
        SELECT 11, c.oid::regclass::text,
          concat_ws(' ', 'ALTER TABLE', c.oid::regclass, 'ENABLE ROW LEVEL SECURITY',
            CASE WHEN relforcerowsecurity THEN ', FORCE ROW LEVEL SECURITY' END)
        FROM pg_class c JOIN spaces s ON s.oid = relnamespace WHERE relrowsecurity
        UNION ALL
        SELECT 12, c.oid::regclass || ' ' || polname,
          concat_ws(' ', 'CREATE POLICY', quote_ident(polname), 'ON', c.oid::regclass,
            CASE WHEN NOT polpermissive THEN 'AS RESTRICTIVE' END, 'FOR',
            CASE polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
              WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
            'TO', coalesce((SELECT string_agg(quote_ident(rolname), ', ' ORDER BY rolname)
              FROM pg_roles r WHERE r.oid = ANY (polroles)), 'PUBLIC'),
            'USING (' || pg_get_expr(polqual, polrelid) || ')',
            'WITH CHECK (' || pg_get_expr(polwithcheck, polrelid) || ')')
        FROM pg_policy p JOIN pg_class c ON c.oid = polrelid JOIN spaces s ON s.oid = relnamespace)
      SELECT made FROM objects ORDER BY kind, name, made
      """;

  /** What the server keeps from a role without a word. */
  static final String UNREAD =
      """
      SELECT what FROM (
        SELECT 1 AS place, 'transactions and statements of other roles, and how far replicas are'
          || ' behind: the role is no member of pg_read_all_stats' AS what
        WHERE NOT pg_has_role('pg_read_all_stats', 'USAGE')
        UNION ALL
        SELECT 2, 'figures about columns of ' || c.oid::regclass || ': the role may not read '
          || CASE WHEN has_table_privilege(c.oid, 'SELECT') THEN 'all its rows' ELSE 'it' END
        FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
        WHERE relkind IN ('r', 'p') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
          AND (NOT has_table_privilege(c.oid, 'SELECT') OR row_security_active(c.oid))) unread
      ORDER BY place, what COLLATE "C"
      """;

  private PortraitQueries() {}
}
