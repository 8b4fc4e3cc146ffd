package dev.lockkeeper.effect;

/**
 * MySQL's metadata locks on tables, weakest first.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/metadata-locking.html">Metadata Locking</a>
 * @see <a
 *     href="https://dev.mysql.com/doc/refman/8.4/en/performance-schema-metadata-locks-table.html">The
 *     metadata_locks Table</a>
 */
public enum MysqlLock implements LockMode {
  SHARED_READ(1),
  SHARED_WRITE(2),
  SHARED_UPGRADABLE(3),
  SHARED_READ_ONLY(4),
  SHARED_NO_WRITE(5),
  SHARED_NO_READ_WRITE(6),
  EXCLUSIVE(7);

  private final int strength;

  MysqlLock(int strength) {
    this.strength = strength;
  }

  @Override
  public String nativeName() {
    return name();
  }

  @Override
  public String manualName() {
    return name();
  }

  @Override
  public boolean blocks(Traffic traffic) {
    return switch (traffic) {
      case READS -> strength >= SHARED_NO_READ_WRITE.strength;
      case WRITES -> strength >= SHARED_READ_ONLY.strength;
    };
  }

  @Override
  public int strength() {
    return strength;
  }
}
