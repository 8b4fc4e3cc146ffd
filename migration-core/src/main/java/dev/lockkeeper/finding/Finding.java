package dev.lockkeeper.finding;

import dev.lockkeeper.script.Place;
import java.util.Comparator;
import java.util.Optional;

/**
 * One danger found at one place.
 *
 * @param hazard the id of what was found
 * @param severity how grave it is, observation and known sizes taken into account
 * @param agreement what a rehearsal says of it
 * @param place of the statement
 * @param statement counted from 1 within its script
 * @param message what waits, breaks or is lost, and for how long
 * @param cure SQL to use instead
 * @param remedy what to do instead, in words; may be empty
 * @param fingerprint the same as long as statement and hazard are, whatever moves above
 * @param allowed present where a person accepted it
 * @param inReleased whether its script is released: only the policy can allow it, since the text
 *     must not change
 */
public record Finding(
    String hazard,
    Severity severity,
    Agreement agreement,
    Place place,
    int statement,
    String message,
    Cure cure,
    String remedy,
    String fingerprint,
    Optional<Allowed> allowed,
    boolean inReleased) {

  /** A finding in a script that is still to be applied. */
  public Finding(
      String hazard,
      Severity severity,
      Agreement agreement,
      Place place,
      int statement,
      String message,
      Cure cure,
      String remedy,
      String fingerprint,
      Optional<Allowed> allowed) {
    this(
        hazard,
        severity,
        agreement,
        place,
        statement,
        message,
        cure,
        remedy,
        fingerprint,
        allowed,
        false);
  }

  /** Files by name, then place, then hazard. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::place)
          .thenComparing(Finding::statement)
          .thenComparing(Finding::hazard)
          .thenComparing(Finding::message);

  /** Returns the finding as a person accepted it. */
  public Finding allowed(Allowed why) {
    return new Finding(
        hazard,
        severity,
        agreement,
        place,
        statement,
        message,
        cure,
        remedy,
        fingerprint,
        Optional.of(why),
        inReleased);
  }

  /** Returns the finding at another severity. */
  Finding at(Severity other) {
    return new Finding(
        hazard,
        other,
        agreement,
        place,
        statement,
        message,
        cure,
        remedy,
        fingerprint,
        allowed,
        inReleased);
  }

  /** Returns whether it counts against the build at that severity or graver. */
  public boolean counts(Severity from) {
    return allowed.isEmpty() && severity.compareTo(from) >= 0;
  }
}
