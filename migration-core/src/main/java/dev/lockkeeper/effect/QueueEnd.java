package dev.lockkeeper.effect;

/** What ended the wait of a statement for somebody's open transaction. */
public enum QueueEnd {
  /** That transaction was over; until then everybody stood behind the statement. */
  TRANSACTION("transaction"),
  /** {@code lock_timeout}; the next try, when the transaction was over, went through. */
  TIMEOUT("lock-timeout"),
  /** {@code lock_timeout}; the next try failed though nobody stood in the way. */
  TIMEOUT_FOR_GOOD("lock-timeout-for-good");

  private final String word;

  QueueEnd(String word) {
    this.word = word;
  }

  /** Returns the word of the report. */
  public String word() {
    return word;
  }
}
