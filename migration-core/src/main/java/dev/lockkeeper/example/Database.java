package dev.lockkeeper.example;

import dev.lockkeeper.script.Dialect;

/** A kind of server that examples are written for. */
public enum Database {
  POSTGRESQL("PostgreSQL", "", Dialect.POSTGRESQL),
  MYSQL("MySQL", "mysql-", Dialect.MYSQL);

  private final String title;
  private final String prefix;
  private final Dialect dialect;

  Database(String title, String prefix, Dialect dialect) {
    this.title = title;
    this.prefix = prefix;
    this.dialect = dialect;
  }

  /** Returns the name that people know it by. */
  public String title() {
    return title;
  }

  /** Returns what its examples are written in. */
  Dialect dialect() {
    return dialect;
  }

  /** Returns what the names of its examples begin with; may be empty. */
  String prefix() {
    return prefix;
  }
}
