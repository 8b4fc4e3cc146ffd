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

  /** A foreign key has others made for partitions on either side, which come with it. */
  static final String TABLES =
      """
      SELECT c.oid, nspname = current_schema(), nspname, relname,
        nullif(nullif(c.reltuples, -1), 0)::bigint,
        pg_table_size(c.oid), pg_indexes_size(c.oid),
        ARRAY(SELECT conname || ' ' || pg_get_constraintdef(k.oid) FROM pg_constraint k
              WHERE conrelid = c.oid AND (contype <> 'f' OR conparentid = 0)
              ORDER BY conname),
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
          (SELECT 'COLLATE ' || quote_ident(collname) FROM pg_collation k
           WHERE k.oid = a.attcollation AND a.attcollation <> t.typcollation),
          CASE
            WHEN a.attgenerated <> '' THEN format('GENERATED ALWAYS AS (%s) %s',
              pg_get_expr(adbin, adrelid),
              CASE a.attgenerated WHEN 'v' THEN 'VIRTUAL' ELSE 'STORED' END)
            WHEN a.attidentity <> '' THEN format('GENERATED %s AS IDENTITY',
              CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END)
            WHEN adbin IS NOT NULL THEN 'DEFAULT ' || pg_get_expr(adbin, adrelid) END,
          CASE WHEN a.attnotnull THEN 'NOT NULL' END),
        s.null_frac, s.n_distinct, s.avg_width, s.correlation,
        CASE WHEN dated THEN floor(low / 10) * 10
          WHEN low <> 0 THEN round(low, -floor(log(abs(low)))::int) ELSE low END,
        CASE WHEN dated THEN (floor(high / 10) + 1) * 10
          WHEN high <> 0 THEN round(high, -floor(log(abs(high)))::int) ELSE high END
      FROM pg_attribute a
      JOIN pg_type t ON t.oid = a.atttypid
      JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attrdef d ON adrelid = a.attrelid AND adnum = a.attnum
      LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = relname
        AND s.attname = a.attname AND NOT s.inherited
      LEFT JOIN numbers USING (attnum)
      WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
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
