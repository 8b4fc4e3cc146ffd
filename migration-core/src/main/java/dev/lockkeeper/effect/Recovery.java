package dev.lockkeeper.effect;

/** What a script's second run makes of a database on which the first was stopped. */
public enum Recovery {
  /** The same schema and the same data as a run that nobody stopped. */
  COMPLETE("complete"),
  /** The server refuses one of its statements. */
  FAILS("fails"),
  /** An index that was being built is invalid, and stands in the way or is taken for granted. */
  INVALID_INDEX("invalid-index"),
  /** It ends well, with another schema. */
  OTHER_SCHEMA("other-schema"),
  /** It ends well, with other data. */
  OTHER_DATA("other-data");

  private final String word;

  Recovery(String word) {
    this.word = word;
  }

  /** Returns the word of the report. */
  public String word() {
    return word;
  }
}
