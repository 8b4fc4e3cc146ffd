package dev.lockkeeper.script;

/** What a migration file is for, in Flyway's words and those of the up/down layouts. */
public enum ScriptKind {
  VERSIONED,
  REPEATABLE,
  BASELINE,
  CALLBACK,
  UNDO,
  DOWN,
  JAVA;

  /** Returns whether a forward run applies scripts of this kind to a database, in an order. */
  public boolean runsForward() {
    return this == VERSIONED || this == REPEATABLE;
  }
}
