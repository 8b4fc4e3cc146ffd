package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The relations as the last statement left them, and which of them only its transaction knows. */
final class KnownRelations {

  private final Map<Long, Relation> known = new HashMap<>();
  private final Set<Long> born = new HashSet<>();
  private boolean counted;

  KnownRelations(Map<Long, Relation> committed) {
    known.putAll(committed);
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
    known.putAll(after);
  }

  /** All is as the transaction left it, but for its counters. */
  void committed() {
    born.clear();
    counted = false;
  }

  /**
   * Returns whether the counters are those of the open transaction. A session hands its counters on
   * about once a second, and never inside a transaction: what one left may still be there in the
   * next, so that each has to be read anew.
   */
  boolean counted() {
    return counted;
  }

  /** All is as the catalog has it. */
  void replaceBy(Map<Long, Relation> committed) {
    born.clear();
    known.clear();
    known.putAll(committed);
    counted = false;
  }

  /** All is as a transaction finds it that has just begun, counters included. */
  void begin(Map<Long, Relation> found) {
    replaceBy(found);
    counted = true;
  }
}
