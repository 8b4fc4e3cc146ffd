package dev.lockkeeper.finding;

import dev.lockkeeper.script.Place;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An allowance kept outside the script, for scripts whose text must not change any more.
 *
 * @param hazard the hazard's id
 * @param script a script's path or file name; absent where the fingerprint says enough
 * @param statement counted from 1; absent means every statement of the script
 * @param fingerprint of the one finding that is meant; absent means every one
 * @param because the reason
 * @param until the last day on which it holds
 * @param place where it is written
 */
public record PolicyEntry(
    String hazard,
    Optional<String> script,
    Optional<Integer> statement,
    Optional<String> fingerprint,
    String because,
    Optional<LocalDate> until,
    Place place) {

  /** Returns whether the entry speaks of the finding. */
  boolean covers(Finding finding) {
    return finding.hazard().equals(hazard)
        && (script.isEmpty() || names(finding.place().file()))
        && statement.map(index -> index == finding.statement()).orElse(true)
        && fingerprint.map(finding.fingerprint()::equals).orElse(true);
  }

  /** Returns whether it names the script of that path. */
  boolean names(String path) {
    return script.filter(name -> path.equals(name) || path.endsWith("/" + name)).isPresent();
  }
}
