package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.PostgresqlLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The locks of one transaction, each from the statement that first took it until it is freed. */
final class TransactionHolds {

  private final List<HeldLock> open = new ArrayList<>();

  /** Returns the strongest lock that the transaction holds on each relation. */
  Map<Long, PostgresqlLock> held() {
    Map<Long, PostgresqlLock> held = new HashMap<>();
    open.forEach(lock -> held.merge(lock.relation(), lock.mode(), TransactionHolds::stronger));
    return held;
  }

  void add(HeldLock lock) {
    open.add(lock);
  }

  /** Work that grows with a table has been done under all locks that are held. */
  void lastThroughRows() {
    open.forEach(HeldLock::lastThroughRows);
  }

  /** A rolled back savepoint frees locks before the transaction ends: what is gone ends now. */
  void keepOnly(Map<Long, PostgresqlLock> held, Moment now) {
    open.removeIf(
        lock -> {
          PostgresqlLock still = held.get(lock.relation());
          boolean gone = still == null || still.strength() < lock.mode().strength();
          if (gone) {
            lock.release(now);
          }
          return gone;
        });
  }

  /** The transaction has ended. */
  void releaseAll(Moment now) {
    open.forEach(lock -> lock.release(now));
    open.clear();
  }

  private static PostgresqlLock stronger(PostgresqlLock one, PostgresqlLock other) {
    return one.strength() >= other.strength() ? one : other;
  }
}
