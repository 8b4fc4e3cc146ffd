package dev.lockkeeper.effect;

/** Who has to wait. */
public enum Traffic {
  READS,
  WRITES;

  /** Returns the word for a message: {@code reads}, {@code writes}. */
  public String word() {
    return this == READS ? "reads" : "writes";
  }
}
