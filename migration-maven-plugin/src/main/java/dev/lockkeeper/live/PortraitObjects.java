package dev.lockkeeper.live;

import java.util.List;

/**
 * What a portrait asks of a schema besides its tables, as statements that make it again. What
 * extensions have made comes with them.
 *
 * <p>Comments, privileges and owners are left out: they change nothing about what a migration does
 * to those who read and write.
 */
final class PortraitObjects {

  private static final String SPACES =
      """
      WITH spaces AS (
        SELECT oid, nspname FROM pg_namespace
        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
      extended AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
      """;

  private static final String ROOMS =
      """
      SELECT 1 AS kind, extname::text AS name,
        concat_ws(' ', 'CREATE EXTENSION', quote_ident(extname),
          CASE WHEN nspname NOT IN ('public', 'pg_catalog') THEN
            'SCHEMA ' || quote_ident(nspname) END) AS made
      FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname <> 'plpgsql'
      UNION ALL
      SELECT 2, nspname::text, 'CREATE SCHEMA ' || quote_ident(nspname)
      FROM spaces WHERE nspname <> 'public'
      """;

  private static final String PLAIN_TYPES =
      """
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
             ORDER BY conname) FROM pg_constraint k
           WHERE contypid = t.oid AND contype = 'c' AND convalidated))
      FROM pg_type t JOIN spaces s ON s.oid = typnamespace
      WHERE typtype = 'd' AND ('pg_type'::regclass, t.oid) NOT IN (SELECT * FROM extended)
      """;

  /** How far apart two values of a range lie speeds up an index, and may need a function first. */
  private static final String MADE_TYPES =
      """
      SELECT 4, t.oid::regtype::text, format('CREATE TYPE %s AS (%s)', t.oid::regtype,
        (SELECT string_agg(quote_ident(attname) || ' ' || format_type(atttypid, atttypmod), ', '
           ORDER BY attnum) FROM pg_attribute
         WHERE attrelid = typrelid AND attnum > 0 AND NOT attisdropped))
      FROM pg_type t JOIN spaces s ON s.oid = typnamespace JOIN pg_class c ON c.oid = typrelid
      WHERE relkind = 'c' AND ('pg_type'::regclass, t.oid) NOT IN (SELECT * FROM extended)
      UNION ALL
      SELECT 4, t.oid::regtype::text, format('CREATE TYPE %s AS RANGE (%s)', t.oid::regtype,
        concat_ws(', ', 'SUBTYPE = ' || format_type(rngsubtype, NULL),
          (SELECT 'SUBTYPE_OPCLASS = ' || quote_ident(opcname) FROM pg_opclass o
           WHERE o.oid = rngsubopc AND NOT opcdefault),
          (SELECT 'COLLATION = ' || quote_ident(collname) FROM pg_collation k
           WHERE k.oid = rngcollation AND collname <> 'default')))
      FROM pg_range JOIN pg_type t ON t.oid = rngtypid JOIN spaces s ON s.oid = typnamespace
      WHERE ('pg_type'::regclass, t.oid) NOT IN (SELECT * FROM extended)
      """;

  private static final String RELATIONS =
      """
      SELECT 5, c.oid::regclass::text, 'CREATE SEQUENCE ' || c.oid::regclass
      FROM pg_class c JOIN spaces s ON s.oid = relnamespace
      WHERE relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND deptype IN ('i', 'e'))
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
      """;

  private static final String ROUTINES =
      """
      SELECT 8, p.oid::regprocedure::text, pg_get_functiondef(p.oid)
      FROM pg_proc p JOIN spaces s ON s.oid = pronamespace
      WHERE prokind IN ('f', 'p', 'w')
        AND ('pg_proc'::regclass, p.oid) NOT IN (SELECT * FROM extended)
      UNION ALL
      SELECT 9, p.oid::regprocedure::text, format('CREATE AGGREGATE %I.%I(%s) (%s)',
        nspname, proname, coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'),
        concat_ws(', ', 'SFUNC = ' || aggtransfn, 'STYPE = ' || format_type(aggtranstype, NULL),
          'FINALFUNC = ' || nullif(aggfinalfn::text, '-'),
          CASE WHEN aggfinalextra THEN 'FINALFUNC_EXTRA' END,
          'COMBINEFUNC = ' || nullif(aggcombinefn::text, '-'),
          'SERIALFUNC = ' || nullif(aggserialfn::text, '-'),
          'DESERIALFUNC = ' || nullif(aggdeserialfn::text, '-'),
          'INITCOND = ' || quote_literal(agginitval),
          'MSFUNC = ' || nullif(aggmtransfn::text, '-'),
          'MINVFUNC = ' || nullif(aggminvtransfn::text, '-'),
          'MSTYPE = ' || format_type(nullif(aggmtranstype, 0), NULL),
          'MFINALFUNC = ' || nullif(aggmfinalfn::text, '-'),
          CASE WHEN aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
          'MINITCOND = ' || quote_literal(aggminitval),
          CASE WHEN aggkind = 'h' THEN 'HYPOTHETICAL' END))
      FROM pg_aggregate JOIN pg_proc p ON p.oid = aggfnoid JOIN spaces s ON s.oid = pronamespace
      WHERE ('pg_proc'::regclass, p.oid) NOT IN (SELECT * FROM extended)
      """;

  private static final String VIEWS =
      """
      SELECT 10, c.oid::regclass::text, format('CREATE %sVIEW %s AS %s',
        CASE relkind WHEN 'm' THEN 'MATERIALIZED ' END, c.oid::regclass, pg_get_viewdef(c.oid))
      FROM pg_class c JOIN spaces s ON s.oid = relnamespace
      WHERE relkind IN ('v', 'm')
        AND ('pg_class'::regclass, c.oid) NOT IN (SELECT * FROM extended)
      """;

  /** What is done to tables, once all of them are there. */
  private static final String HUNG_ON =
      """
      SELECT 11, c.oid::regclass::text, format('ALTER SEQUENCE %s OWNED BY %s.%I',
        c.oid::regclass, refobjid::regclass, attname)
      FROM pg_depend d JOIN pg_class c ON c.oid = objid JOIN spaces s ON s.oid = relnamespace
      JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
      WHERE d.classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
        AND relkind = 'S' AND deptype = 'a'
      UNION ALL
      SELECT 11, conname || ' ' || contypid::regtype,
        format('ALTER DOMAIN %s ADD CONSTRAINT %I %s', contypid::regtype, conname,
          pg_get_constraintdef(k.oid))
      FROM pg_constraint k JOIN spaces s ON s.oid = connamespace
      WHERE contypid <> 0 AND NOT convalidated
        AND ('pg_type'::regclass, contypid) NOT IN (SELECT * FROM extended)
      UNION ALL
      SELECT 11, c.oid::regclass || ' ' || inhseqno,
        format('ALTER TABLE %s INHERIT %s', c.oid::regclass, inhparent::regclass)
      FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid JOIN spaces s ON s.oid = relnamespace
      WHERE relkind = 'r' AND NOT relispartition
      UNION ALL
      SELECT 12, stxname::text, pg_get_statisticsobjdef(x.oid)
      FROM pg_statistic_ext x JOIN spaces s ON s.oid = stxnamespace
      UNION ALL
      SELECT 13, rulename || ' ' || ev_class::regclass, pg_get_ruledef(r.oid)
      FROM pg_rewrite r JOIN pg_class c ON c.oid = ev_class JOIN spaces s ON s.oid = relnamespace
      WHERE rulename <> '_RETURN'
      UNION ALL
      SELECT 14, tgname || ' ' || tgrelid::regclass, pg_get_triggerdef(t.oid)
      FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN spaces s ON s.oid = relnamespace
      WHERE NOT tgisinternal AND tgparentid = 0
      UNION ALL
      SELECT 15, tgname || ' ' || tgrelid::regclass, format('ALTER TABLE %s %s TRIGGER %I',
        tgrelid::regclass, CASE tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
          ELSE 'ENABLE ALWAYS' END, tgname)
      FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN spaces s ON s.oid = relnamespace
      WHERE NOT tgisinternal AND tgparentid = 0 AND tgenabled <> 'O'
      """;

  private static final String ROW_SECURITY =
      """
      SELECT 16, c.oid::regclass::text,
        concat_ws(' ', 'ALTER TABLE', c.oid::regclass, 'ENABLE ROW LEVEL SECURITY',
          CASE WHEN relforcerowsecurity THEN ', FORCE ROW LEVEL SECURITY' END)
      FROM pg_class c JOIN spaces s ON s.oid = relnamespace WHERE relrowsecurity
      UNION ALL
      SELECT 17, c.oid::regclass || ' ' || polname,
        concat_ws(' ', 'CREATE POLICY', quote_ident(polname), 'ON', c.oid::regclass,
          CASE WHEN NOT polpermissive THEN 'AS RESTRICTIVE' END, 'FOR',
          CASE polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
            WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
          'TO', coalesce((SELECT string_agg(quote_ident(rolname), ', ' ORDER BY rolname)
            FROM pg_roles r WHERE r.oid = ANY (polroles)), 'PUBLIC'),
          'USING (' || pg_get_expr(polqual, polrelid) || ')',
          'WITH CHECK (' || pg_get_expr(polwithcheck, polrelid) || ')')
      FROM pg_policy p JOIN pg_class c ON c.oid = polrelid JOIN spaces s ON s.oid = relnamespace
      """;

  /** Returns each as a statement, what others may be built on first. */
  static final String QUERY =
      SPACES
          + "SELECT made FROM (\n"
          + String.join(
              "UNION ALL\n",
              List.of(
                  ROOMS,
                  PLAIN_TYPES,
                  MADE_TYPES,
                  RELATIONS,
                  ROUTINES,
                  VIEWS,
                  HUNG_ON,
                  ROW_SECURITY))
          + ") objects ORDER BY kind, name, made";

  private PortraitObjects() {}
}
