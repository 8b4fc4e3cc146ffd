package dev.lockkeeper.effect;

/** When a rehearsal stops a script, before it lets it run again. */
public enum StopMoment {
  /** The statement has run; nothing behind it has. */
  AFTER("after", "Stopped after this statement"),
  /** The statement has begun, and waits. */
  DURING("during", "Stopped in the middle of this statement"),
  /** As {@link #AFTER}, and the server that ran it was killed with all its sessions. */
  SERVER_AFTER("server-killed-after", "Its server killed after this statement"),
  /** As {@link #DURING}, and the server that ran it was killed with all its sessions. */
  SERVER_DURING("server-killed-during", "Its server killed in the middle of this statement"),
  /** Not at all: the whole script has run, and runs once more. */
  NEVER("never", "Run a second time");

  private final String word;
  private final String words;

  StopMoment(String word, String words) {
    this.word = word;
    this.words = words;
  }

  /** Returns the word of the report. */
  public String word() {
    return word;
  }

  /** Returns the beginning of a message. */
  public String words() {
    return words;
  }
}
