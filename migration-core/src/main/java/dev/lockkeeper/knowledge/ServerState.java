package dev.lockkeeper.knowledge;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.SetSetting;
import dev.lockkeeper.operation.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a server remembers beside its schema: what the migrating session was told (a runner uses one
 * session for all scripts), and what storage has been through.
 *
 * @param settings by name in lower case, without quotes around the value
 * @param rowVersions of MySQL's tables: how often columns were added or dropped at once since all
 *     rows were last written
 * @param hiddenDocIds MySQL's tables whose rows still have the numbers that a FULLTEXT index wanted
 */
public record ServerState(
    Map<String, String> settings, Map<Table, Integer> rowVersions, Set<Table> hiddenDocIds) {

  /** A session that was told nothing, on fresh tables. */
  public static final ServerState FRESH = new ServerState(Map.of(), Map.of(), Set.of());

  private static final Set<String> RESTORED = Set.of("foreign_key_checks", "sql_safe_updates");

  public ServerState {
    settings = Map.copyOf(settings);
    rowVersions = Map.copyOf(rowVersions);
    hiddenDocIds = Set.copyOf(hiddenDocIds);
  }

  /** Returns the state after the settings among the operations. */
  public ServerState told(List<Operation> operations) {
    if (operations.stream().noneMatch(SetSetting.class::isInstance)) {
      return this;
    }
    Map<String, String> later = new HashMap<>(settings);
    for (Operation operation : operations) {
      if (operation instanceof SetSetting set) {
        String name = set.name().toLowerCase(Locale.ROOT);
        set.value()
            .ifPresentOrElse(value -> later.put(name, unquoted(value)), () -> later.remove(name));
      }
    }
    return new ServerState(later, rowVersions, hiddenDocIds);
  }

  /** Returns the state in a session that was told nothing yet. */
  public ServerState reconnected() {
    return new ServerState(Map.of(), rowVersions, hiddenDocIds);
  }

  /** Returns the state behind a script: Flyway gives these settings their old values back. */
  public ServerState behindScript() {
    Map<String, String> later = new HashMap<>(settings);
    later.keySet().removeAll(RESTORED);
    return new ServerState(later, rowVersions, hiddenDocIds);
  }

  private static String unquoted(String value) {
    return value.replaceAll("^['\"]|['\"]$", "");
  }

  /** Returns the state with another number of row versions of a table. */
  public ServerState withRowVersions(Table table, int versions) {
    Map<Table, Integer> later = new HashMap<>(rowVersions);
    later.put(table, versions);
    return new ServerState(settings, later, hiddenDocIds);
  }

  /** Returns how many row versions a table has. */
  public int rowVersions(Table table) {
    return rowVersions.getOrDefault(table, 0);
  }

  /** Returns the state with a table whose rows have such numbers, or have them no more. */
  public ServerState withHiddenDocId(Table table, boolean hidden) {
    Set<Table> later = new HashSet<>(hiddenDocIds);
    if (hidden) {
      later.add(table);
    } else {
      later.remove(table);
    }
    return new ServerState(settings, rowVersions, later);
  }

  /** Returns whether a table's rows have such numbers. */
  public boolean hasHiddenDocId(Table table) {
    return hiddenDocIds.contains(table);
  }

  /** Returns the value of a setting, where the session has one of its own. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /** Returns whether a setting that is on by default was switched off. */
  public boolean hasOff(String name) {
    return value(name)
        .filter(value -> value.equals("0") || value.toUpperCase(Locale.ROOT).matches("OFF|FALSE"))
        .isPresent();
  }
}
