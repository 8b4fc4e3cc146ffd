package dev.lockkeeper.evidence;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.SetSetting;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings in force on the one connection that runs all scripts.
 *
 * <p>sql-set: a value set for the session stays until it is reset or the session ends; one set
 * LOCAL ends with its transaction, and does nothing outside one. Flyway keeps its connection, so
 * what one script sets the next ones have.
 *
 * @param defaults of role and database, by name
 * @param session set for the session
 * @param local set for the current transaction
 */
public record SessionSettings(
    Map<String, Value> defaults, Map<String, Value> session, Map<String, Value> local) {

  /**
   * One setting.
   *
   * @param text absent where it is set to something that is not known here
   * @param script that set it; empty where that was done on connecting or by a default
   */
  public record Value(Optional<String> text, String script) {}

  /** Nothing is set. */
  public static final SessionSettings NONE = new SessionSettings(Map.of(), Map.of(), Map.of());

  private static final Pattern DEFAULT =
      Pattern.compile(
          "(?:IN DATABASE \\S+ )?(SET|RESET) (\\S+)(?: (?:=|TO))?(?: (\\S+))?.*",
          Pattern.CASE_INSENSITIVE);

  public SessionSettings {
    defaults = Map.copyOf(defaults);
    session = Map.copyOf(session);
    local = Map.copyOf(local);
  }

  /** Returns the setting in force, where somebody has set it. */
  public Optional<Value> value(String name) {
    return Optional.ofNullable(local.get(name))
        .or(() -> Optional.ofNullable(session.get(name)))
        .or(() -> Optional.ofNullable(defaults.get(name)));
  }

  /** Returns whether the setting in force ends with the transaction. */
  public boolean isLocal(String name) {
    return local.containsKey(name);
  }

  /**
   * Returns what is in force after SET, RESET or {@code set_config}.
   *
   * @param script it stands in
   * @param inTransaction whether a transaction is open, without which LOCAL does nothing
   */
  SessionSettings after(SetSetting set, String script, boolean inTransaction) {
    if (set.local() && !inTransaction) {
      return this;
    }
    if (set.value().isEmpty() && set.name().equals("all")) {
      return new SessionSettings(defaults, Map.of(), Map.of());
    }
    Map<String, Value> now = new HashMap<>(set.local() ? local : session);
    Map<String, Value> others = new HashMap<>(local);
    if (set.value().isPresent()) {
      now.put(set.name(), new Value(set.value(), script));
    } else {
      now.remove(set.name());
    }
    others.remove(set.name());
    return set.local()
        ? new SessionSettings(defaults, session, now)
        : new SessionSettings(defaults, now, others);
  }

  /** Returns what new sessions have after {@code ALTER ROLE} or {@code ALTER DATABASE … SET}. */
  SessionSettings after(AlterObject alter) {
    Matcher change = DEFAULT.matcher(alter.action());
    if ((alter.kind() != ObjectKind.ROLE && alter.kind() != ObjectKind.DATABASE)
        || !change.matches()) {
      return this;
    }
    Map<String, Value> now = new HashMap<>(defaults);
    String name = change.group(2).toLowerCase(Locale.ROOT);
    if (change.group(1).equalsIgnoreCase("SET")) {
      now.put(name, new Value(Optional.ofNullable(change.group(3)), ""));
    } else {
      now.remove(name);
    }
    return new SessionSettings(now, session, local);
  }

  SessionSettings afterTransaction() {
    return local.isEmpty() ? this : new SessionSettings(defaults, session, Map.of());
  }

  /** Returns the same with the defaults of role and database. */
  SessionSettings over(SessionSettings defaulting) {
    return new SessionSettings(defaulting.defaults, session, local);
  }
}
