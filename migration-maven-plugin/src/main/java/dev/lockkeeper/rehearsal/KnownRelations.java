package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The relations as the last statement left them, and which of them only its transaction knows. */
final class KnownRelations {

  private final Map<Long, Relation> known = new HashMap<>();
  private final Set<Long> born = new HashSet<>();

  /** Those of which something may have been counted in transactions before. */
  private final Set<Long> counting = new HashSet<>();

  private final boolean handsOn;
  private boolean counted;
  private boolean unknown = true;

  /**
   * @param handsOn whether the migrating session hands its counters on at the end of each
   *     transaction, and begins the next one with none
   */
  KnownRelations(Map<Long, Relation> committed, boolean handsOn) {
    known.putAll(committed);
    this.handsOn = handsOn;
  }

  Map<Long, Relation> all() {
    return known;
  }

  Optional<Relation> get(long oid) {
    return Optional.ofNullable(known.get(oid));
  }

  /** Returns the relations that the open transaction has made, and nobody else can see. */
  Set<Long> born() {
    return born;
  }

  /** Returns the locks by their tables' names; of a table that was dropped there is none. */
  Map<Table, LockMode> named(Map<Long, PostgresqlLock> locks) {
    Map<Table, LockMode> named = new HashMap<>();
    locks.forEach((oid, mode) -> get(oid).ifPresent(r -> named.put(r.name(), mode)));
    return named;
  }

  /**
   * Takes over what a statement has left.
   *
   * @param looked the relations that it can have changed
   * @param after those of them that there are
   */
  void update(Set<Long> looked, Map<Long, Relation> after) {
    looked.stream().filter(oid -> !after.containsKey(oid)).forEach(known::remove);
    after.keySet().stream().filter(oid -> !known.containsKey(oid)).forEach(born::add);
    counting.addAll(after.keySet());
    known.putAll(after);
  }

  /**
   * All is as the transaction left it, but for its counters, and for what statements change that
   * lock none of the tables: the names of their schemas.
   */
  void committed() {
    born.clear();
    counted = false;
  }

  /**
   * Returns whether the counters are those of the open transaction. A session hands its counters on
   * about once a second unless it is told to, and never inside a transaction: what one left may
   * still be there in the next, so that each has to be read anew.
   */
  boolean counted() {
    return counted;
  }

  /** All has to be read anew at the beginning of the next transaction. */
  void forget() {
    unknown = true;
  }

  /** All is as a statement outside of a transaction has left it. */
  void leftAlone(Map<Long, Relation> committed) {
    replaceBy(committed);
    unknown = !handsOn;
  }

  /** All is as the catalog has it. */
  void replaceBy(Map<Long, Relation> committed) {
    born.clear();
    known.clear();
    known.putAll(committed);
    counted = false;
    unknown = true;
  }

  /**
   * A transaction has just begun: looks at what may be other than it was left. Where there are many
   * tables, and as many scripts, they are not all looked at for each.
   */
  void begin(StorageReader storage, Connection migrating) throws SQLException {
    if (unknown) {
      replaceBy(storage.all(migrating));
      counting.clear();
      counting.addAll(known.keySet());
      unknown = false;
    } else if (handsOn) {
      counting.forEach(oid -> known.computeIfPresent(oid, (same, one) -> one.uncounted()));
    } else {
      known.putAll(storage.those(counting, migrating));
    }
    counting.removeIf(oid -> !known.containsKey(oid) || !known.get(oid).isCounted());
    counted = true;
  }
}
