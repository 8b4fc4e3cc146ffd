package dev.lockkeeper.benchmark.generated;

import dev.lockkeeper.script.Dialect;
import java.util.List;

/** Whose statements are made up, and the forms in which the two databases differ. */
public enum Database {
  POSTGRESQL(
      Dialect.POSTGRESQL,
      "SET LOCAL lock_timeout = '3s'",
      "CREATE INDEX %s ON %s (%s)",
      "ALTER TABLE %s ALTER COLUMN %s TYPE bigint",
      "ALTER TABLE %s ALTER COLUMN %s SET NOT NULL",
      "ALTER TABLE %s ADD COLUMN %s uuid NOT NULL DEFAULT gen_random_uuid()"),
  MYSQL(
      Dialect.MYSQL,
      "SET SESSION lock_wait_timeout = 3",
      "CREATE INDEX %s ON %s (%s) LOCK=SHARED",
      "ALTER TABLE %s MODIFY COLUMN %s bigint",
      "ALTER TABLE %s MODIFY COLUMN %s %s NOT NULL",
      "ALTER TABLE %s ADD COLUMN %s char(36) NOT NULL DEFAULT (concat('t', 1))");

  private final Dialect dialect;
  private final String timeout;
  private final String blockingIndex;
  private final String widening;
  private final String requirement;
  private final String volatileDefault;

  Database(
      Dialect dialect,
      String timeout,
      String blockingIndex,
      String widening,
      String requirement,
      String volatileDefault) {
    this.dialect = dialect;
    this.timeout = timeout;
    this.blockingIndex = blockingIndex;
    this.widening = widening;
    this.requirement = requirement;
    this.volatileDefault = volatileDefault;
  }

  /** Returns how its scripts are read. */
  public Dialect dialect() {
    return dialect;
  }

  List<String> timeouts() {
    return List.of(timeout);
  }

  /** Takes the index, the table and the column. */
  String blockingIndex() {
    return blockingIndex;
  }

  /** Takes the table and the column. */
  String widening() {
    return widening;
  }

  /** Takes the table, the column and the column's type. */
  String requirement() {
    return requirement;
  }

  /** Takes the table and the column. */
  String volatileDefault() {
    return volatileDefault;
  }
}
