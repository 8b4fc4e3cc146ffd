package dev.lockkeeper.example;

/** A kind of server that examples are written for. */
public enum Database {
  POSTGRESQL("PostgreSQL", ""),
  MYSQL("MySQL", "mysql-");

  private final String title;
  private final String prefix;

  Database(String title, String prefix) {
    this.title = title;
    this.prefix = prefix;
  }

  /** Returns the name that people know it by. */
  public String title() {
    return title;
  }

  /** Returns what the names of its examples begin with; may be empty. */
  String prefix() {
    return prefix;
  }
}
