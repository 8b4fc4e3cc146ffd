package dev.lockkeeper.knowledge;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.SetSetting;
import dev.lockkeeper.operation.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server remembers beside its schema: what the migrating session was told (a runner uses one
 * session for all scripts), and what storage has been through.
 *
 * @param settings by name in lower case, without quotes around the value
 * @param rowVersions of MySQL's tables: how often columns were added or dropped at once since all
 *     rows were last written
 */
public record ServerState(Map<String, String> settings, Map<Table, Integer> rowVersions) {

  /** A session that was told nothing, on fresh tables. */
  public static final ServerState FRESH = new ServerState(Map.of(), Map.of());

  public ServerState {
    settings = Map.copyOf(settings);
    rowVersions = Map.copyOf(rowVersions);
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
    return new ServerState(later, rowVersions);
  }

  private static String unquoted(String value) {
    return value.replaceAll("^['\"]|['\"]$", "");
  }

  /** Returns the state with another number of row versions of a table. */
  public ServerState withRowVersions(Table table, int versions) {
    Map<Table, Integer> later = new HashMap<>(rowVersions);
    later.put(table, versions);
    return new ServerState(settings, later);
  }

  /** Returns how many row versions a table has. */
  public int rowVersions(Table table) {
    return rowVersions.getOrDefault(table, 0);
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
