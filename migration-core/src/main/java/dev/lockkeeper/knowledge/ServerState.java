package dev.lockkeeper.knowledge;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.OrderedMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a server remembers beside its schema: what the migrating session was told (a runner uses one
 * session for all scripts), and what storage has been through.
 *
 * @param session what it was told
 * @param rowVersions of MySQL's tables: how often columns were added or dropped at once since all
 *     rows were last written
 * @param hiddenDocIds MySQL's tables whose rows still have the numbers that a FULLTEXT index wanted
 */
public record ServerState(
    Session session,
    OrderedMap<Table, Integer> rowVersions,
    OrderedMap<Table, Table> hiddenDocIds) {

  /** A session that was told nothing, on fresh tables. */
  public static final ServerState FRESH =
      new ServerState(Session.FRESH, OrderedMap.empty(), OrderedMap.empty());

  private static final Set<String> RESTORED = Set.of("foreign_key_checks", "sql_safe_updates");

  /** Returns the state after the settings and the ends of transactions among the operations. */
  public ServerState told(List<Operation> operations) {
    return with(session.told(operations));
  }

  /** Returns the state in a session that was told nothing yet. */
  public ServerState reconnected() {
    return with(Session.FRESH);
  }

  /**
   * Returns the state at the begin of a script.
   *
   * @param inTransaction whether the script is one transaction
   */
  public ServerState beginningScript(boolean inTransaction) {
    return with(session.beginningScript(inTransaction));
  }

  /** Returns the state behind a script: Flyway gives these settings their old values back. */
  public ServerState behindScript() {
    return with(session.behindScript(RESTORED));
  }

  private ServerState with(Session later) {
    return new ServerState(later, rowVersions, hiddenDocIds);
  }

  /** Returns the state with another number of row versions of a table. */
  public ServerState withRowVersions(Table table, int versions) {
    return versions == rowVersions(table)
        ? this
        : new ServerState(session, rowVersions.with(table, versions), hiddenDocIds);
  }

  /** Returns how many row versions a table has. */
  public int rowVersions(Table table) {
    return rowVersions.get(table).orElse(0);
  }

  /** Returns the state with a table whose rows have such numbers, or have them no more. */
  public ServerState withHiddenDocId(Table table, boolean hidden) {
    return hidden == hasHiddenDocId(table)
        ? this
        : new ServerState(
            session,
            rowVersions,
            hidden ? hiddenDocIds.with(table, table) : hiddenDocIds.without(table));
  }

  /** Returns whether a table's rows have such numbers. */
  public boolean hasHiddenDocId(Table table) {
    return hiddenDocIds.get(table).isPresent();
  }

  /** Returns the value of a setting, where the session has one of its own. */
  public Optional<String> value(String name) {
    return session.value(name);
  }

  /** Returns whether a setting that is on by default was switched off. */
  public boolean hasOff(String name) {
    return value(name)
        .filter(value -> value.equals("0") || value.toUpperCase(Locale.ROOT).matches("OFF|FALSE"))
        .isPresent();
  }
}
