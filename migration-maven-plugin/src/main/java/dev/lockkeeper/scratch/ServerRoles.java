package dev.lockkeeper.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The roles of a server, which all its databases share: what a script has made in one database is
 * there when it runs in the next. What a run has made is therefore put aside, under a name that no
 * script asks for and with all that is granted to it; what it has dropped is brought back.
 *
 * <p>On a server of others nothing is ever renamed: scripts that make roles do not run there.
 */
public final class ServerRoles {

  private static final String ASIDE = "lockkeeper_aside_";

  private static final String ALL =
      "SELECT oid::bigint, rolname FROM pg_roles WHERE rolname !~ '^(pg_|%s)'".formatted(ASIDE);

  private final Access access;
  private final RoleRecords records;
  private final Set<Long> known;

  private ServerRoles(Access access, RoleRecords records, Set<Long> known) {
    this.access = access;
    this.records = records;
    this.known = known;
  }

  /**
   * What a run has done to roles.
   *
   * @param made names of those that have come, by what they keep
   * @param dropped those that have gone
   */
  public record Done(Map<Long, String> made, Set<Long> dropped) {

    private static final Done NOTHING = new Done(Map.of(), Set.of());
  }

  /** Remembers the roles that are there now, before the first script runs. */
  public static ServerRoles at(ScratchDatabase database) throws SQLException {
    return remembered(database, RoleRecords.OF_HISTORY, RoleRecords.OF_HISTORY::bringBack);
  }

  /**
   * Remembers the roles that one of several scripts finds; those of {@link #at} are not forgotten.
   */
  public static ServerRoles met(ScratchDatabase database) throws SQLException {
    return remembered(database, RoleRecords.OF_SCRIPT, statement -> {});
  }

  private interface Step {
    void with(Statement statement) throws SQLException;
  }

  private static ServerRoles remembered(ScratchDatabase database, RoleRecords records, Step first)
      throws SQLException {
    Access access = database.access();
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement()) {
      if (access instanceof OwnAccess) {
        first.with(statement);
        records.keep(statement, ASIDE);
      }
      return new ServerRoles(access, records, Set.copyOf(all(statement).keySet()));
    }
  }

  /** Lets a run drop those on which nothing in its own database depends. */
  public static void hideOthersThan(ScratchDatabase database) throws SQLException {
    if (database.access() instanceof OwnAccess own) {
      try (Connection connection = own.administer();
          Statement statement = connection.createStatement()) {
        RoleRecords.hideOthers(statement, database.name());
      }
    }
  }

  /**
   * Puts those aside that have come since, and brings those back that have gone.
   *
   * @return which those were
   */
  public Done putAside() throws SQLException {
    if (!(access instanceof OwnAccess)) {
      return Done.NOTHING;
    }
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement()) {
      Map<Long, String> made = all(statement);
      Set<Long> dropped = new TreeSet<>(known);
      dropped.removeAll(made.keySet());
      made.keySet().removeAll(known);
      for (Map.Entry<Long, String> role : made.entrySet()) {
        rename(statement, role.getValue(), ASIDE + role.getKey());
      }
      records.bringBack(statement);
      return new Done(made, dropped);
    }
  }

  /** Makes the roles be as they were before those were put aside. */
  public void redo(Done done) throws SQLException {
    if (done.equals(Done.NOTHING)) {
      return;
    }
    putAside();
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<Long, String> role : done.made().entrySet()) {
        rename(statement, ASIDE + role.getKey(), role.getValue());
      }
      RoleRecords.takeAway(statement, done.dropped());
    }
  }

  /**
   * Makes the server be without those that have come since, and forgets all that was kept of roles:
   * the databases that knew them are gone.
   */
  public void forget() throws SQLException {
    if (access instanceof OwnAccess) {
      try (Connection connection = access.administer();
          Statement statement = connection.createStatement()) {
        RoleRecords.forgetAll(statement, known);
      }
    }
  }

  private static void rename(Statement statement, String from, String to) throws SQLException {
    statement.execute(
        "ALTER ROLE %s RENAME TO %s"
            .formatted(ScratchDatabase.quoted(from), ScratchDatabase.quoted(to)));
  }

  private static Map<Long, String> all(Statement statement) throws SQLException {
    Map<Long, String> roles = new TreeMap<>();
    try (ResultSet row = statement.executeQuery(ALL)) {
      while (row.next()) {
        roles.put(row.getLong(1), row.getString(2));
      }
    }
    return roles;
  }
}
