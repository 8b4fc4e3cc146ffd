package dev.lockkeeper.script;

/** The SQL that a script is written in. */
public enum Dialect {
  POSTGRESQL,
  /** MySQL 8.0 and later, in its default SQL mode. */
  MYSQL
}
