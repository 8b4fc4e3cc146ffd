package dev.lockkeeper.mojo;

import dev.lockkeeper.Check;
import dev.lockkeeper.Judgement;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.AppliedHistory;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.BaseFinder;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.live.HistoryTable;
import dev.lockkeeper.mojo.HistorySource.Configured;
import dev.lockkeeper.report.Gate;
import dev.lockkeeper.report.HistoryReport;
import dev.lockkeeper.report.HistoryReport.Judged;
import dev.lockkeeper.report.Server;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Layout;
import dev.lockkeeper.script.Script;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** One history on its way through a gate: read and predicted, then rehearsed. */
final class HistoryRun {

  private final GateInputs inputs;
  private final HistorySource source;
  private final GateKind kind;
  private final List<Gate> gates = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private Optional<Configured> configured = Optional.empty();
  private Optional<Reading> reading = Optional.empty();
  private Optional<Judged> judged = Optional.empty();
  private Optional<CheckImpossibleException> impossible = Optional.empty();

  HistoryRun(GateInputs inputs, HistorySource source, GateKind kind) {
    this.inputs = inputs;
    this.source = source;
    this.kind = kind;
  }

  HistorySource source() {
    return source;
  }

  /** Returns how its Flyway is configured; nothing where that could not be read. */
  Optional<Configured> configured() {
    return configured;
  }

  /** Returns whether there was any script to judge. */
  boolean hasScripts() {
    return reading.isPresent() || impossible.isPresent();
  }

  /** Returns what the gates said of it, in order. */
  List<Gate> gates() {
    return gates;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Returns why it could not be judged, or not to the end. */
  Optional<CheckImpossibleException> impossible() {
    return impossible;
  }

  HistoryReport report() {
    return new HistoryReport(source.id(), judged, impossible.map(Throwable::getMessage));
  }

  /** Does everything that needs no server; what stands in the way is kept, and not thrown. */
  HistoryRun predict() {
    long start = System.nanoTime();
    try {
      read().ifPresent(history -> predict(history, start));
    } catch (CheckImpossibleException e) {
      impossible = Optional.of(e);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      kind.gates().forEach(gate -> gates.add(new Gate(gate, Gate.Outcome.IMPOSSIBLE, took)));
    }
    return this;
  }

  private Optional<History> read() throws CheckImpossibleException {
    Configured own = source.configuration().read();
    configured = Optional.of(own);
    Layout layout = own.layout(inputs.baseDirectory());
    Layout.Listing listing = own.read(inputs.baseDirectory(), source.existing());
    passOver(listing.passedOver(), layout, own.flyway().switches().validateMigrationNaming());
    return listing.scripts().isEmpty()
        ? vanished(own)
        : Optional.of(history(own, listing.scripts()));
  }

  /** A folder that is empty or gone may have had scripts when it was released. */
  private Optional<History> vanished(Configured own) {
    if (inputs.base().equals("live") && inputs.folders().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(history(own, List.of())).filter(known -> !known.breaches().isEmpty());
    } catch (CheckImpossibleException e) {
      // nothing is here to be judged, and nobody says that anything ever was
      return Optional.empty();
    }
  }

  private History history(Configured own, List<Script> scripts) throws CheckImpossibleException {
    AppliedHistory.Source live =
        inputs.live().isEmpty()
            ? AppliedHistory.Source.NONE
            : new HistoryTable(
                inputs.live().get(), own.flyway().schemas().defaultSchema(), own.flyway().table());
    BaseFinder finder =
        new BaseFinder(
            own.layout(inputs.baseDirectory()), source.folders(), inputs.environment(), live);
    Base base = finder.find(inputs.base(), scripts);
    if (inputs.snapshot().isEmpty()) {
      return new History(source.id(), scripts, base);
    }
    History history =
        new History(
            source.id(), scripts, base, Optional.of(inputs.snapshot().get().read(own.flyway())));
    history.requireOpen();
    return history;
  }

  private void passOver(List<String> files, Layout layout, boolean refused)
      throws CheckImpossibleException {
    if (!files.isEmpty() && refused) {
      throw new CheckImpossibleException(
          "%s has a name that Flyway refuses, as it is configured (validateMigrationNaming)"
              .formatted(files.get(0)),
          "Rename it, or take it out of Flyway's locations");
    }
    for (String file : files) {
      warnings.add(
          "%s has a name that %s passes over, and was not judged".formatted(file, layout.runner()));
    }
  }

  private void predict(History history, long start) {
    Configured own = configured.orElseThrow();
    Reading read = Reading.of(history, own.runner());
    reading = Optional.of(read);
    read.snapshotGap().ifPresent(warnings::add);
    if (own.ofFlyway()) {
      inputs.otherWays().hang(read, own.flyway()).ifPresent(warnings::add);
    }
    if (kind.predicts()) {
      Judgement predicted = judgement(read, Observations.NONE);
      gate(GateKind.LINT_GATE, predicted, Duration.ofNanos(System.nanoTime() - start));
      keep(predicted, inputs.production().predictedFor());
    }
  }

  /** Applies the pending scripts to a scratch database and judges again by what was seen. */
  void rehearse(ScratchServer server, Log log) {
    if (reading.isEmpty()) {
      return;
    }
    Reading read = reading.get();
    Rehearsing rehearsing = new Rehearsing(inputs, configured.orElseThrow().flyway(), server, log);
    impossible = rehearsing.run(read, kind.rehearses());
    Judgement all =
        judgement(
            read, kind.compares() ? rehearsing.observationsCompared() : rehearsing.observations());
    keep(all, rehearsing.server());
    addGates(read, rehearsing);
    if (impossible.isEmpty()) {
      impossible = new Unseen(read.history(), all.verdict()).by(all.verdict());
    }
    if (impossible.isEmpty() && kind == GateKind.CHECK) {
      impossible =
          new Unseen(read.history(), all.verdict()).by(compared(read, rehearsing).verdict());
    }
  }

  private Judgement compared(Reading read, Rehearsing rehearsing) {
    return judgement(read, rehearsing.comparison()).comparedOnly();
  }

  private void addGates(Reading read, Rehearsing rehearsing) {
    if (kind.compares()) {
      Duration took = kind == GateKind.DIFF ? rehearsing.took() : rehearsing.tookToCompare();
      if (rehearsing.hasCompared() || read.pending().isEmpty()) {
        gate(GateKind.DIFF_GATE, compared(read, rehearsing), took);
      } else {
        gates.add(new Gate(GateKind.DIFF_GATE, Gate.Outcome.IMPOSSIBLE, took));
      }
    }
    if (kind.rehearses()) {
      Duration took = rehearsing.took().minus(rehearsing.tookToCompare());
      if (impossible.isPresent()) {
        gates.add(new Gate(GateKind.REHEARSE_GATE, Gate.Outcome.IMPOSSIBLE, took));
      } else {
        gate(GateKind.REHEARSE_GATE, judgement(read, rehearsing.observations()), took);
      }
    }
  }

  private void gate(String name, Judgement said, Duration took) {
    Verdict verdict = said.verdict();
    gates.add(new Gate(name, verdict.refused() ? Gate.Outcome.REFUSED : Gate.Outcome.PASSED, took));
  }

  private void keep(Judgement judgement, Server server) {
    judged =
        Optional.of(
            new Judged(
                reading.orElseThrow().history(),
                server,
                judgement.statements(),
                judgement.verdict()));
  }

  private Judgement judgement(Reading read, Observations observations) {
    Check check =
        new Check(
            inputs.production().knowledge(),
            new Setting(inputs.budgets(), inputs.productionRows()),
            inputs.policy(),
            LocalDate.ofInstant(inputs.build(), ZoneId.systemDefault()));
    Judgement all = check.judge(read, observations);
    return switch (kind) {
      case LINT, CHECK -> all;
      case DIFF -> all.comparedOnly();
      case REHEARSE -> all.observedOnly();
    };
  }
}
