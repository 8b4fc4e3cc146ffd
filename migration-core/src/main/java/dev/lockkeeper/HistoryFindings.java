package dev.lockkeeper;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.Breach;
import dev.lockkeeper.base.Breach.Ahead;
import dev.lockkeeper.base.Breach.Edited;
import dev.lockkeeper.base.Breach.Failed;
import dev.lockkeeper.base.Breach.LeftOut;
import dev.lockkeeper.base.Breach.OutOfOrder;
import dev.lockkeeper.base.Breach.Renamed;
import dev.lockkeeper.base.Breach.TakenTwice;
import dev.lockkeeper.base.Change;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Fingerprint;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.util.List;
import java.util.Optional;

/** Says where a history breaks with what databases already hold. */
final class HistoryFindings {

  private final Reading reading;
  private final Base base;

  private HistoryFindings(Reading reading) {
    this.reading = reading;
    this.base = reading.history().base();
  }

  /** Returns a finding for each breach that the runner minds. */
  static List<Finding> of(Reading reading) {
    HistoryFindings findings = new HistoryFindings(reading);
    return reading.history().breaches().stream()
        .filter(breach -> !(isOrder(breach) && reading.runner().outOfOrder()))
        .map(findings::finding)
        .toList();
  }

  private static boolean isOrder(Breach breach) {
    return breach instanceof OutOfOrder || breach instanceof LeftOut;
  }

  private record Words(HistoryHazard hazard, Severity severity, String message, String remedy) {
    Words(HistoryHazard hazard, String message, String remedy) {
      this(hazard, hazard.severity(), message, remedy);
    }
  }

  private Finding finding(Breach breach) {
    Words words = words(breach);
    Script script = breach.script();
    return new Finding(
        words.hazard().id(),
        words.severity(),
        Agreement.NOT_OBSERVED,
        place(breach),
        1,
        words.message(),
        Cure.NONE,
        words.remedy(),
        Fingerprint.of(words.hazard().id(), script.path(), Integer.toString(script.checksum()), 1),
        Optional.empty(),
        !isOrder(breach));
  }

  /** A pending script can still be given a comment, which has to stand above a statement. */
  private Place place(Breach breach) {
    Place start = new Place(breach.script().path(), 1, 1);
    return isOrder(breach)
        ? reading.of(breach.script()).stream()
            .findFirst()
            .map(ReadStatement::statement)
            .map(statement -> statement.place())
            .orElse(start)
        : start;
  }

  private Words words(Breach breach) {
    if (breach instanceof Edited edited) {
      return edited(edited);
    }
    if (breach instanceof Renamed renamed) {
      return renamed(renamed.script(), renamed.released());
    }
    if (breach instanceof OutOfOrder late) {
      return late(late);
    }
    if (breach instanceof TakenTwice twice) {
      return takenTwice(twice);
    }
    if (breach instanceof LeftOut gap) {
      return new Words(
          HistoryHazard.VERSION_LEFT_OUT,
          "version %s is missing before %s: when it comes later, from another branch, Flyway refuses it, or passes it over, where %s has run"
              .formatted(gap.missing(), version(gap.script()), version(gap.script())),
          "number it " + gap.missing() + ", or wait for the script that has that number");
    }
    if (breach instanceof Ahead) {
      return new Words(
          HistoryHazard.RELEASED_SCRIPT_REMOVED,
          Severity.WARNING,
          "the database has had it, and it is newer than every script here: this checkout is"
              + " behind, or the script was removed",
          "bring the checkout up to date, or restore the script");
    }
    if (breach instanceof Failed) {
      return new Words(
          HistoryHazard.RELEASED_SCRIPT_FAILED,
          "the database has it as failed: Flyway goes on with nothing before that is repaired",
          "undo by hand what it did before it failed, then let Flyway repair its history"
              + " (mvn flyway:repair)");
    }
    return new Words(
        HistoryHazard.RELEASED_SCRIPT_REMOVED,
        "it is released and no longer there: Flyway misses it in every database that ran it",
        restore(breach.script()) + "; what it did is undone by a new script");
  }

  /** What another branch has is not released yet, as far as anybody here knows. */
  private static Words late(OutOfOrder late) {
    String remedy = "give it a version above " + late.newest();
    return late.branch()
        .map(
            branch ->
                new Words(
                    HistoryHazard.PENDING_SCRIPT_OUT_OF_ORDER,
                    Severity.WARNING,
                    "version %s sorts before %s, which %s has by now: Flyway refuses it, or passes it over, once %s has run"
                        .formatted(version(late.script()), late.newest(), branch, late.newest()),
                    remedy))
        .orElseGet(
            () ->
                new Words(
                    HistoryHazard.PENDING_SCRIPT_OUT_OF_ORDER,
                    "version %s sorts before %s, which is released: Flyway refuses it, or passes it over, where %s has run"
                        .formatted(version(late.script()), late.newest(), late.newest()),
                    remedy));
  }

  private static Words takenTwice(TakenTwice twice) {
    String name =
        twice
            .script()
            .version()
            .map(version -> "version " + version)
            .orElse("the description '%s'".formatted(twice.script().description()));
    String other = twice.other().path();
    return new Words(
        HistoryHazard.VERSION_TAKEN_TWICE,
        twice
            .branch()
            .map(
                branch ->
                    "%s has %s on %s by now: Flyway runs neither once both are in one place"
                        .formatted(other, name, branch))
            .orElseGet(
                () ->
                    "%s has %s too: Flyway refuses to run anything while both are there"
                        .formatted(other, name)),
        "give one of the two, that no database has had, "
            + (twice.script().version().isPresent() ? "a version" : "a description")
            + " of its own");
  }

  private Words edited(Edited edited) {
    if (edited.script().kind() == ScriptKind.JAVA) {
      return new Words(
          HistoryHazard.RELEASED_SCRIPT_EDITED,
          Severity.WARNING,
          "its source has changed since it was released: databases that ran it keep what the old"
              + " one did, and Flyway does not notice",
          restore(edited.script(), edited.commit())
              + ", unless it does the same; what it should do now belongs into a new one");
    }
    String message =
        switch (edited.change()) {
          case DEEDS ->
              "what it does has changed since it was released: databases that ran it keep the old"
                  + " form, and Flyway refuses the new checksum";
          case LAYOUT ->
              "its comments or white space have changed since it was released: it does the same,"
                  + " but Flyway refuses the new checksum";
          case UNKNOWN ->
              "its checksum is no longer the one that the database has, and Flyway refuses it;"
                  + " git holds no text with that one, which would tell whether it does the same";
        };
    return new Words(
        HistoryHazard.RELEASED_SCRIPT_EDITED,
        message,
        restore(edited.script(), edited.commit())
            + (edited.change() == Change.LAYOUT
                ? ""
                : "; what it should do now belongs into a new script"));
  }

  private static Words renamed(Script script, Script released) {
    Optional<Version> before = released.version();
    String message;
    if (before.isEmpty()) {
      message = "Flyway misses that one in every database, and runs this one";
    } else if (before.equals(script.version())) {
      message = "Flyway refuses another description of version " + before.get();
    } else {
      message =
          "databases that ran version %s miss it, and run the same again as %s"
              .formatted(before.get(), version(script));
    }
    return new Words(
        HistoryHazard.RELEASED_SCRIPT_RENAMED,
        "it was released as %s: %s".formatted(released.fileName(), message),
        "give it back its name " + released.fileName());
  }

  private static String version(Script script) {
    return script.version().map(Version::toString).orElse("none");
  }

  private String restore(Script script) {
    return restore(script, Optional.empty());
  }

  private String restore(Script script, Optional<String> known) {
    return known
        .or(() -> base.kind() == Base.Kind.GIT ? base.at() : Optional.empty())
        .map(commit -> "restore it: git checkout %s -- %s".formatted(commit, script.path()))
        .orElse("restore it");
  }
}
