package dev.lockkeeper.mojo;

import dev.lockkeeper.Check;
import dev.lockkeeper.Judgement;
import dev.lockkeeper.Reading;
import dev.lockkeeper.Runner;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.BaseFinder;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Evidence.Setting;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.finding.Coverage.Gap;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.report.ConsoleReport;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** One run of a gate, from the folders to the verdict. */
final class GateRun {

  /** What a goal does. */
  enum Kind {
    LINT,
    DIFF,
    REHEARSE,
    CHECK;

    boolean predicts() {
      return this == LINT || this == CHECK;
    }

    boolean compares() {
      return this == DIFF || this == CHECK;
    }

    boolean rehearses() {
      return this == REHEARSE || this == CHECK;
    }
  }

  /**
   * How it ended.
   *
   * @param lastLine verdict, base, pending count and coverage
   */
  record End(boolean refused, String lastLine) {}

  private final GateInputs inputs;
  private final Kind kind;
  private final Log log;

  GateRun(GateInputs inputs, Kind kind, Log log) {
    this.inputs = inputs;
    this.kind = kind;
    this.log = log;
  }

  /** Judges the history; findings are printed and reported before this returns or throws. */
  End run() throws CheckImpossibleException {
    if (inputs.folders().isEmpty()) {
      return new End(false, "Skipped: there is no folder db/migration in this module's resources.");
    }
    FlywayLayout layout =
        new FlywayLayout(
            inputs.baseDirectory(),
            inputs.flyway().encoding(),
            inputs.flyway().naming(),
            inputs.flyway().allPlaceholders());
    FlywayLayout.Listing listing = layout.read(inputs.folders(), inputs.javaMigrations());
    tellConfiguration();
    tellPassedOver(listing.passedOver());
    if (listing.scripts().isEmpty()) {
      return new End(false, "Passed: there are no scripts in %s.".formatted(inputs.folders()));
    }
    Base base =
        new BaseFinder(layout, inputs.folders(), inputs.environment())
            .find(inputs.base(), listing.scripts());
    return judge(new History("default", listing.scripts(), base));
  }

  private void tellPassedOver(List<String> files) throws CheckImpossibleException {
    if (!files.isEmpty() && inputs.flyway().switches().validateMigrationNaming()) {
      throw new CheckImpossibleException(
          "%s has a name that Flyway refuses, as it is configured (validateMigrationNaming)"
              .formatted(files.get(0)),
          "Rename it, or take it out of Flyway's locations");
    }
    for (String file : files) {
      log.warn(file + " has a name that Flyway passes over, and was not judged");
    }
  }

  private void tellConfiguration() {
    String sources =
        inputs.flyway().origins().values().stream().distinct().collect(Collectors.joining(", "));
    if (!sources.isEmpty()) {
      log.info("Flyway's configuration: " + sources);
    }
    inputs.otherWays().warnings().forEach(log::warn);
  }

  private End judge(History history) throws CheckImpossibleException {
    long start = System.nanoTime();
    Reading reading = Reading.of(history, runner());
    inputs.otherWays().hang(reading, inputs.flyway()).ifPresent(log::warn);
    GateReport report = new GateReport(inputs, history, log);
    Rehearsing rehearsing = new Rehearsing(inputs, log);
    Optional<CheckImpossibleException> impossible = Optional.empty();
    if (kind.predicts()) {
      Verdict predicted = judged(reading, Observations.NONE).verdict();
      report.gate("lint", predicted, Duration.ofNanos(System.nanoTime() - start));
    }
    if (kind != Kind.LINT) {
      impossible = rehearsing.run(reading, kind.rehearses());
    }
    Judgement judgement =
        judged(
            reading,
            kind.compares() ? rehearsing.observationsCompared() : rehearsing.observations());
    report(report, reading, rehearsing, impossible.isPresent());
    report.write(judgement, rehearsing.server());
    if (impossible.isPresent()) {
      throw impossible.get();
    }
    requireObserved(history, judgement.verdict(), judgement.verdict());
    if (kind == Kind.CHECK) {
      requireObserved(history, compared(reading, rehearsing), judgement.verdict());
    }
    return new End(
        judgement.verdict().refused(),
        ConsoleReport.lastLine(history, judgement.verdict(), kind != Kind.LINT));
  }

  private Runner runner() {
    FlywayConfiguration flyway = inputs.flyway();
    return new Runner(
        flyway.defaultSchema(),
        flyway.switches().mixed(),
        flyway.switches().outOfOrder(),
        flyway.switches().group(),
        false,
        flyway.initSql().orElse(""));
  }

  private void report(
      GateReport report, Reading reading, Rehearsing rehearsing, boolean impossible) {
    boolean skipped = reading.pending().isEmpty();
    if (kind.compares()) {
      Duration took = kind == Kind.DIFF ? rehearsing.took() : rehearsing.tookToCompare();
      if (rehearsing.hasCompared() || skipped) {
        report.gate("diff", compared(reading, rehearsing), took);
      } else {
        report.impossible("diff", took);
      }
    }
    if (kind.rehearses()) {
      Duration took = rehearsing.took().minus(rehearsing.tookToCompare());
      if (impossible) {
        report.impossible("rehearse", took);
      } else {
        report.gate("rehearse", judged(reading, rehearsing.observations()).verdict(), took);
      }
    }
  }

  private Verdict compared(Reading reading, Rehearsing rehearsing) {
    return judged(reading, rehearsing.comparison()).comparedOnly().verdict();
  }

  private Judgement judged(Reading reading, Observations observations) {
    Check check =
        new Check(
            new PostgresqlKnowledge(inputs.databaseVersion()),
            new Setting(inputs.budgets(), inputs.tableRows()),
            inputs.policy(),
            LocalDate.ofInstant(inputs.build(), ZoneId.systemDefault()));
    Judgement all = check.judge(reading, observations);
    return switch (kind) {
      case LINT, CHECK -> all;
      case DIFF -> all.comparedOnly();
      case REHEARSE -> all.observedOnly();
    };
  }

  /**
   * What nobody saw cannot pass, unless the build is refused anyway. Callbacks run around every
   * migration, and are judged by prediction alone.
   *
   * @param seen the verdict of those who looked
   * @param verdict on everything
   */
  private static void requireObserved(History history, Verdict seen, Verdict verdict)
      throws CheckImpossibleException {
    Set<String> applied =
        history.pending().stream()
            .filter(script -> script.kind().runsForward() || script.kind() == ScriptKind.JAVA)
            .map(Script::path)
            .collect(Collectors.toSet());
    List<Gap> unobserved =
        seen.coverage().unobserved().stream()
            .filter(gap -> applied.contains(gap.place().file()))
            .toList();
    if (!unobserved.isEmpty() && !verdict.refused()) {
      throw new CheckImpossibleException(
          "%d pending statements were not observed, the first at %s: %s"
              .formatted(unobserved.size(), unobserved.get(0).place(), unobserved.get(0).because()),
          "Mend what stands in the way, or run migration:lint alone");
    }
  }
}
