package dev.lockkeeper;

import dev.lockkeeper.finding.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A danger that lies in which scripts there are, rather than in what a statement does. */
enum HistoryHazard {
  RELEASED_SCRIPT_EDITED(
      "Released script with another checksum",
      "Flyway refuses to go on in every database that has run it, and none of them does what the"
          + " new text says",
      "restore it as it was released, and put what should be different into a new script"),
  RELEASED_SCRIPT_REMOVED(
      "Released script that is no longer there",
      "Flyway refuses to go on in every database that has run it, and a new database lacks what it"
          + " made",
      "restore it, and undo what it did by a new script"),
  RELEASED_SCRIPT_RENAMED(
      "Released script under another version or description",
      "databases that have run it refuse the new name, or run the same a second time",
      "give it back its name"),
  RELEASED_SCRIPT_FAILED(
      "Script that a database has begun and not ended",
      "Flyway goes on with nothing before that is repaired, and a part of the script may have been"
          + " done",
      "undo by hand what it did before it failed, then let Flyway repair its history"
          + " (mvn flyway:repair)"),
  PENDING_SCRIPT_OUT_OF_ORDER(
      "New script that sorts before a released one",
      "Flyway refuses it or passes it over where the released one has run, so that databases"
          + " differ for good",
      "give it a version above the newest released one"),
  VERSION_TAKEN_TWICE(
      "Two scripts with one version",
      "Flyway refuses to run anything, be it that one branch took the number twice or that two"
          + " branches took it",
      "give the one that no database has had a version of its own"),
  VERSION_LEFT_OUT(
      Severity.WARNING,
      "Gap in versions that were counted without one",
      "a script that comes later, from another branch, and has the number left out is refused or"
          + " passed over where the one behind the gap has run",
      "give the script the next number, or wait for the one that has it");

  private final Severity severity;
  private final String summary;
  private final String danger;
  private final String remedy;

  HistoryHazard(String summary, String danger, String remedy) {
    this(Severity.ERROR, summary, danger, remedy);
  }

  HistoryHazard(Severity severity, String summary, String danger, String remedy) {
    this.severity = severity;
    this.summary = summary;
    this.danger = danger;
    this.remedy = remedy;
  }

  /** Returns the name that reports and allowances use. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns how grave it is by default. */
  Severity severity() {
    return severity;
  }

  /** Returns the condition, in a few words. */
  String summary() {
    return summary;
  }

  /** Returns what happens to a production that is up. */
  String danger() {
    return danger;
  }

  /** Returns what to do instead, in words. */
  String remedy() {
    return remedy;
  }

  /** Returns the one of that name. */
  static HistoryHazard named(String id) {
    return valueOf(id.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /** Returns the names of all. */
  static Set<String> ids() {
    return Arrays.stream(values()).map(HistoryHazard::id).collect(Collectors.toUnmodifiableSet());
  }
}
