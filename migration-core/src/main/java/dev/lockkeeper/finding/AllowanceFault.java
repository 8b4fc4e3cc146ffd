package dev.lockkeeper.finding;

import dev.lockkeeper.script.Place;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with an allowance, wherever it is written.
 *
 * @param severity an error where it should allow something, and cannot
 */
record AllowanceFault(String id, Severity severity, String message) {

  /**
   * Finds the fault of an allowance that can be read.
   *
   * @param known ids that an allowance may name
   */
  static Optional<AllowanceFault> of(
      String hazard,
      String because,
      Optional<LocalDate> until,
      Set<String> known,
      LocalDate today) {
    String of = "the allowance of " + hazard;
    if (!known.contains(hazard)) {
      return error("allowance-unreadable", of + " names no hazard that exists");
    }
    if (because.isBlank()) {
      return error("allowance-without-reason", of + " gives no reason: add 'because <reason>'");
    }
    return until
        .filter(today::isAfter)
        .flatMap(last -> error("allowance-expired", of + " ended on " + last));
  }

  static Optional<AllowanceFault> error(String id, String message) {
    return Optional.of(new AllowanceFault(id, Severity.ERROR, message));
  }

  /** It allows nothing, and would hide the next danger. */
  static AllowanceFault unused(String hazard) {
    return new AllowanceFault(
        "allowance-unused",
        Severity.WARNING,
        "the allowance of %s allows nothing here: remove it".formatted(hazard));
  }

  Finding at(Place place, int statement) {
    return new Finding(
        id,
        severity,
        Agreement.NOT_OBSERVED,
        place,
        statement,
        message,
        Cure.NONE,
        "",
        Fingerprint.of(id, place.file(), message, 1),
        Optional.empty());
  }
}
