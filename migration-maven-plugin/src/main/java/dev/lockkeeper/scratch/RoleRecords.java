package dev.lockkeeper.scratch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a server of ours has written down of its roles, kept in a database that nobody runs scripts
 * in: a role that a script drops is there again for the next run, with all that was granted to it.
 *
 * <p>A server drops no role while something in one of its databases depends on it. Production has
 * one of them where a rehearsal has many, so that a run sees what depends on roles in its own
 * alone.
 *
 * @param name of these records; those of one script stand beside those of its history
 */
record RoleRecords(String name) {

  /** Of what there was before the first run. */
  static final RoleRecords OF_HISTORY = new RoleRecords("kept");

  /** Of what there was before the script that is being stopped. */
  static final RoleRecords OF_SCRIPT = new RoleRecords("met");

  /** Below it are those that every server has. */
  private static final int FIRST_OF_USERS = 16_384;

  private static final String ANY =
      "SELECT EXISTS (SELECT FROM pg_authid WHERE oid >= %d AND rolname !~ '^%s')";

  private static final String OTHERS = "SELECT oid::bigint FROM pg_authid WHERE oid >= %d";

  private static final String FORGET =
      "DROP TABLE IF EXISTS %1$s_roles, %1$s_members, %1$s_settings";

  private static final String ROLES =
      "CREATE TABLE %s_roles AS SELECT * FROM pg_authid WHERE oid >= %d AND rolname !~ '^%s'";

  private static final String MEMBERS =
      "CREATE TABLE %1$s_members AS SELECT * FROM pg_auth_members WHERE roleid IN (SELECT oid FROM"
          + " %1$s_roles) OR member IN (SELECT oid FROM %1$s_roles)";

  private static final String SETTINGS =
      "CREATE TABLE %1$s_settings AS SELECT * FROM pg_db_role_setting"
          + " WHERE setrole IN (SELECT oid FROM %1$s_roles) AND setdatabase = 0";

  private static final String DEPENDENCIES =
      "CREATE TABLE IF NOT EXISTS hidden_dependencies AS SELECT * FROM pg_shdepend WHERE false";

  private static final String HIDE =
      """
      WITH own AS (SELECT oid FROM pg_database WHERE datname = '%s'),
        others AS (
          DELETE FROM pg_shdepend
          WHERE refclassid = 'pg_authid'::regclass AND refobjid >= %d
            AND (dbid <> 0 AND dbid NOT IN (SELECT oid FROM own)
              OR classid = 'pg_database'::regclass AND objid NOT IN (SELECT oid FROM own))
          RETURNING *)
      INSERT INTO hidden_dependencies SELECT * FROM others
      """;

  private static final String SHOW =
      """
      WITH hidden AS (DELETE FROM hidden_dependencies RETURNING *)
      INSERT INTO pg_shdepend SELECT * FROM hidden
      WHERE dbid IN (SELECT oid FROM pg_database)
        OR dbid = 0 AND objid IN (SELECT oid FROM pg_database)
      """;

  private static final String ROLES_AGAIN =
      "INSERT INTO pg_authid SELECT * FROM %s_roles kept"
          + " WHERE NOT EXISTS (SELECT FROM pg_authid there WHERE there.oid = kept.oid)";

  private static final String MEMBERS_AGAIN =
      "INSERT INTO pg_auth_members SELECT * FROM %s_members kept WHERE NOT EXISTS (SELECT FROM"
          + " pg_auth_members t WHERE (t.roleid, t.member) = (kept.roleid, kept.member))";

  private static final String SETTINGS_AGAIN =
      "INSERT INTO pg_db_role_setting SELECT * FROM %s_settings kept WHERE NOT EXISTS (SELECT"
          + " FROM pg_db_role_setting t WHERE t.setrole = kept.setrole AND t.setdatabase = 0)";

  /** Keeps what there is now, apart from roles whose names begin like that. */
  void keep(Statement statement, String aside) throws SQLException {
    forget(statement);
    if (is(statement, ANY.formatted(FIRST_OF_USERS, aside))) {
      statement.execute(ROLES.formatted(name, FIRST_OF_USERS, aside));
      statement.execute(MEMBERS.formatted(name));
      statement.execute(SETTINGS.formatted(name));
      statement.execute(DEPENDENCIES);
    }
  }

  /** Hides what in other databases depends on roles, if any are kept. */
  static void hideOthers(Statement statement, String database) throws SQLException {
    if (isThere(statement, "hidden_dependencies")) {
      open(statement);
      statement.execute(HIDE.formatted(database.replace("'", "''"), FIRST_OF_USERS));
    }
  }

  /** Makes all that is kept be there again. */
  void bringBack(Statement statement) throws SQLException {
    if (isThere(statement, name + "_roles")) {
      open(statement);
      statement.execute(ROLES_AGAIN.formatted(name));
      statement.execute(MEMBERS_AGAIN.formatted(name));
      statement.execute(SETTINGS_AGAIN.formatted(name));
      statement.execute(SHOW);
    }
  }

  /** Leaves none but those roles, and nothing that is kept. */
  static void forgetAll(Statement statement, Set<Long> known) throws SQLException {
    OF_SCRIPT.forget(statement);
    OF_HISTORY.forget(statement);
    statement.execute("DROP TABLE IF EXISTS hidden_dependencies");
    Set<Long> others = new TreeSet<>();
    try (ResultSet row = statement.executeQuery(OTHERS.formatted(FIRST_OF_USERS))) {
      while (row.next()) {
        others.add(row.getLong(1));
      }
    }
    others.removeAll(known);
    takeAway(statement, others);
  }

  private void forget(Statement statement) throws SQLException {
    statement.execute(FORGET.formatted(name));
  }

  /** Takes roles away on which other databases may depend. */
  static void takeAway(Statement statement, Collection<Long> roles) throws SQLException {
    if (roles.isEmpty()) {
      return;
    }
    open(statement);
    String all = roles.stream().map(String::valueOf).collect(Collectors.joining(", "));
    statement.execute(
        "DELETE FROM pg_auth_members WHERE roleid IN (%1$s) OR member IN (%1$s) OR grantor IN (%1$s)"
            .formatted(all));
    statement.execute("DELETE FROM pg_db_role_setting WHERE setrole IN (%s)".formatted(all));
    statement.execute("DELETE FROM pg_authid WHERE oid IN (%s)".formatted(all));
  }

  private static void open(Statement statement) throws SQLException {
    statement.execute("SET allow_system_table_mods = on");
  }

  private static boolean isThere(Statement statement, String table) throws SQLException {
    return is(statement, "SELECT to_regclass('%s') IS NOT NULL".formatted(table));
  }

  private static boolean is(Statement statement, String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
