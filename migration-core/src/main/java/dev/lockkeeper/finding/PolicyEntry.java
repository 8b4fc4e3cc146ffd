package dev.lockkeeper.finding;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An allowance kept outside the script, for scripts whose text must not change any more.
 *
 * @param hazard the hazard's id
 * @param script a script's path or file name
 * @param statement counted from 1; absent means every statement of the script
 * @param because the reason
 * @param until the last day on which it holds
 * @param where file and number of the entry, for messages
 */
public record PolicyEntry(
    String hazard,
    String script,
    Optional<Integer> statement,
    String because,
    Optional<LocalDate> until,
    String where) {

  /** Returns whether the entry speaks of the finding's statement and hazard. */
  boolean covers(Finding finding) {
    String path = finding.place().file();
    return finding.hazard().equals(hazard)
        && (path.equals(script) || path.endsWith("/" + script))
        && statement.map(index -> index == finding.statement()).orElse(true);
  }
}
