package dev.lockkeeper.knowledge;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import dev.lockkeeper.operation.Operation.SetSetting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the migrating session was told, as far as it is in force.
 *
 * @param settings of the session, by name in lower case, without quotes around the value
 * @param local those of the open transaction, which end with it
 * @param scriptInTransaction whether each statement of the script finds a transaction open
 * @param open whether one is open now
 */
public record Session(
    Map<String, String> settings,
    Map<String, String> local,
    boolean scriptInTransaction,
    boolean open) {

  static final Session FRESH = new Session(Map.of(), Map.of(), false, false);

  public Session {
    settings = Map.copyOf(settings);
    local = Map.copyOf(local);
  }

  Session beginningScript(boolean inTransaction) {
    return new Session(settings, Map.of(), inTransaction, inTransaction);
  }

  /** Returns the session behind a script, without what its runner puts back. */
  Session behindScript(Set<String> restored) {
    return new Session(without(settings, restored), Map.of(), false, false);
  }

  Session told(List<Operation> operations) {
    Session told = this;
    for (Operation operation : operations) {
      if (operation instanceof SetSetting set) {
        told = told.after(set);
      } else if (operation instanceof ControlTransaction control) {
        told = told.after(control);
      }
    }
    return told;
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(local.get(name)).or(() -> Optional.ofNullable(settings.get(name)));
  }

  private Session after(ControlTransaction control) {
    return switch (control.keyword()) {
      case "BEGIN" -> new Session(settings, local, scriptInTransaction, true);
      case "COMMIT", "ROLLBACK" ->
          new Session(settings, Map.of(), scriptInTransaction, scriptInTransaction);
      default -> this;
    };
  }

  /** sql-set: LOCAL has no effect outside a transaction; SET without it overrides it. */
  private Session after(SetSetting set) {
    if (set.local() && !open) {
      return this;
    }
    String name = set.name().toLowerCase(Locale.ROOT);
    if (name.equals("all") && set.value().isEmpty()) {
      return new Session(Map.of(), Map.of(), scriptInTransaction, open);
    }
    Map<String, String> others = without(local, Set.of(name));
    return set.local()
        ? new Session(settings, with(local, name, set.value()), scriptInTransaction, open)
        : new Session(with(settings, name, set.value()), others, scriptInTransaction, open);
  }

  private static Map<String, String> with(
      Map<String, String> settings, String name, Optional<String> value) {
    Map<String, String> later = without(settings, Set.of(name));
    value.ifPresent(text -> later.put(name, text.replaceAll("^['\"]|['\"]$", "")));
    return later;
  }

  private static Map<String, String> without(Map<String, String> settings, Set<String> names) {
    Map<String, String> later = new HashMap<>(settings);
    later.keySet().removeAll(new HashSet<>(names));
    return later;
  }
}
