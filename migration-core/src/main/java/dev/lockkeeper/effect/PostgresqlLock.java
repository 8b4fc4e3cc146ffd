package dev.lockkeeper.effect;

import java.util.Locale;
import java.util.Optional;

/**
 * PostgreSQL's table-level lock modes, weakest first.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html">Explicit locking</a>
 */
public enum PostgresqlLock implements LockMode {
  ACCESS_SHARE(1),
  ROW_SHARE(2),
  ROW_EXCLUSIVE(3),
  SHARE_UPDATE_EXCLUSIVE(4),
  SHARE(5),
  SHARE_ROW_EXCLUSIVE(6),
  EXCLUSIVE(7),
  ACCESS_EXCLUSIVE(8);

  private final int strength;

  PostgresqlLock(int strength) {
    this.strength = strength;
  }

  /** Returns the mode that {@code pg_locks.mode} names so. */
  public static Optional<PostgresqlLock> byNativeName(String nativeName) {
    for (PostgresqlLock lock : values()) {
      if (lock.nativeName().equals(nativeName)) {
        return Optional.of(lock);
      }
    }
    return Optional.empty();
  }

  @Override
  public String nativeName() {
    StringBuilder name = new StringBuilder();
    for (String word : name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.append("Lock").toString();
  }

  @Override
  public String manualName() {
    return name().replace('_', ' ');
  }

  /** Reads take ACCESS SHARE, which only ACCESS EXCLUSIVE refuses; writes take ROW EXCLUSIVE. */
  @Override
  public boolean blocks(Traffic traffic) {
    return switch (traffic) {
      case READS -> this == ACCESS_EXCLUSIVE;
      case WRITES -> strength >= SHARE.strength;
    };
  }

  @Override
  public int strength() {
    return strength;
  }
}
