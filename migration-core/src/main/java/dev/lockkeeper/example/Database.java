package dev.lockkeeper.example;

/** A kind of server that examples are written for. */
public enum Database {
  POSTGRESQL("PostgreSQL", ""),
  MYSQL("MySQL", "mysql/");

  private final String title;
  private final String folder;

  Database(String title, String folder) {
    this.title = title;
    this.folder = folder;
  }

  /** Returns the name that people know it by. */
  public String title() {
    return title;
  }

  /** Returns where in a hazard's folder its examples stand; empty, or with a slash at the end. */
  String folder() {
    return folder;
  }
}
