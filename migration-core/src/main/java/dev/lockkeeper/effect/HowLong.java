package dev.lockkeeper.effect;

/** Whether a wait grows with the table. */
public enum HowLong {
  /** The same for three rows and three thousand million. */
  INSTANT("instant"),
  /** In proportion to the table's rows, or worse. */
  PER_ROW("per-row");

  private final String word;

  HowLong(String word) {
    this.word = word;
  }

  /** Returns the word of the report. */
  public String word() {
    return word;
  }
}
