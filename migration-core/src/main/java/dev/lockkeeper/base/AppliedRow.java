package dev.lockkeeper.base;

import dev.lockkeeper.script.Version;
import java.util.Locale;
import java.util.Optional;

/**
 * One row of Flyway's history table, as a database has it.
 *
 * @param rank the order in which Flyway noted it
 * @param version absent for repeatable scripts and for notes of Flyway's own
 * @param type Flyway's word: {@code SQL}, {@code JDBC}, {@code BASELINE}, {@code UNDO_SQL}, …
 * @param script a file's path below its location, or a class
 * @param checksum absent where Flyway has none, as for most Java migrations
 * @param success whether it ran to its end
 */
public record AppliedRow(
    int rank,
    Optional<Version> version,
    String description,
    String type,
    String script,
    Optional<Integer> checksum,
    boolean success) {

  /** What a row says. */
  enum Meaning {
    /** The schema was there, or begins to be. */
    NOTE,
    /** Everything up to its version was there before Flyway. */
    BASELINE,
    /** What an earlier row of that version or description says no longer holds. */
    TAKEN_BACK,
    APPLIED
  }

  Meaning meaning() {
    String word = type.toUpperCase(Locale.ROOT);
    if (word.equals("BASELINE")) {
      return Meaning.BASELINE;
    }
    if (word.equals("DELETE") || word.startsWith("UNDO")) {
      return Meaning.TAKEN_BACK;
    }
    return word.equals("SCHEMA") || word.equals("TABLE") ? Meaning.NOTE : Meaning.APPLIED;
  }

  /** Returns whether it ran a script with everything that the versions up to its own do. */
  boolean replacesEarlier() {
    return type.toUpperCase(Locale.ROOT).endsWith("_BASELINE");
  }

  /** Returns whether a file of SQL was run, whose text the checksum speaks of. */
  boolean sql() {
    return type.toUpperCase(Locale.ROOT).startsWith("SQL");
  }
}
