package dev.lockkeeper;

import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.Allowances;
import dev.lockkeeper.finding.Coverage;
import dev.lockkeeper.finding.Coverage.Gap;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.operation.Operation.Unrecognized;
import dev.lockkeeper.script.Bodies;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a history: the facade of the core.
 *
 * @param knowledge of the server that production runs
 * @param setting budgets and known sizes
 * @param policy allowances and severity
 * @param today the day on which end dates are judged
 */
public record Check(Knowledge knowledge, Setting setting, Policy policy, LocalDate today) {

  /** Returns the verdict on the pending scripts, by prediction and by what was observed. */
  public Judgement judge(Reading reading, Observations observations) {
    Judge judge =
        new Judge(
            knowledge,
            setting.under(reading.runner().model()),
            reading.runner().defaultSchema(),
            observations,
            Hazard.all().stream().filter(this::isOn).toList());
    judge.passReleased(reading.snapshot());
    byScript(reading)
        .forEach(
            (script, statements) -> {
              if (reading.history().pending(script)) {
                judge.foresee(script, statements);
              } else {
                judge.passReleased(statements);
              }
            });
    List<Finding> found = new ArrayList<>(HistoryFindings.of(reading));
    found.addAll(judge.findings());
    found.replaceAll(this::weighed);
    List<Finding> findings =
        allowances(observations)
            .apply(
                found,
                pendingStatements(reading),
                reading.history().scripts().stream().map(Script::path).toList());
    return new Judgement(
        judge.examined(), new Verdict(findings, coverage(reading, observations), policy.failOn()));
  }

  private static Map<Script, List<ReadStatement>> byScript(Reading reading) {
    return reading.statements().stream()
        .collect(
            Collectors.groupingBy(ReadStatement::script, LinkedHashMap::new, Collectors.toList()));
  }

  private Finding weighed(Finding finding) {
    Severity own =
        Hazard.all().stream()
            .filter(hazard -> hazard.id().equals(finding.hazard()))
            .map(Hazard::severity)
            .findFirst()
            .orElseGet(() -> HistoryHazard.named(finding.hazard()).severity());
    return policy.weighed(finding, own);
  }

  private Allowances allowances(Observations observations) {
    Map<String, Hazard> hazards =
        Hazard.all().stream().collect(Collectors.toMap(Hazard::id, hazard -> hazard));
    Set<String> known = new HashSet<>(hazards.keySet());
    known.addAll(HistoryHazard.ids());
    return new Allowances(
        policy.allowances(),
        policy.accepted(),
        known,
        id ->
            !hazards.containsKey(id)
                || (isOn(hazards.get(id)) && couldFind(hazards.get(id), observations)),
        today);
  }

  private boolean isOn(Hazard hazard) {
    return !hazard.style() || policy.asksFor(hazard.id());
  }

  private static boolean couldFind(Hazard hazard, Observations observations) {
    return !hazard.observedOnly()
        || (hazard.comparison() ? observations.compared() : observations.rehearsed());
  }

  private static List<Statement> pendingStatements(Reading reading) {
    return reading.pending().stream().flatMap(Check::withBody).toList();
  }

  /** Inside a block, allowances stand above the statements that they allow. */
  private static Stream<Statement> withBody(ReadStatement read) {
    Statement block = read.statement();
    Stream<Statement> body =
        Bodies.isBlock(block)
            ? Bodies.in(read.script(), block).orElse(List.of()).stream()
            : Stream.empty();
    return Stream.concat(Stream.of(block), body.map(piece -> piece.numbered(block.index())));
  }

  private static Coverage coverage(Reading reading, Observations observations) {
    List<ReadStatement> pending = reading.pending();
    return new Coverage(
        reading.history().scripts().size(),
        reading.history().pending().size(),
        reading.statements().size(),
        pending.size(),
        reading.statements().stream().flatMap(read -> unread(read).stream()).toList(),
        (int) pending.stream().filter(read -> unread(read).isPresent()).count(),
        (int) pending.stream().filter(r -> observations.reached(r.id())).count(),
        pending.stream().flatMap(read -> unseen(read, observations).stream()).toList());
  }

  private static Optional<Gap> unread(ReadStatement read) {
    if (read.script().kind() == ScriptKind.JAVA) {
      return Optional.of(
          new Gap(read.statement().place(), "a Java migration shows its statements only when run"));
    }
    return read.operations().stream()
        .filter(Unrecognized.class::isInstance)
        .map(Unrecognized.class::cast)
        .findFirst()
        .map(unread -> new Gap(placeOf(unread, read.statement()), unread.because()));
  }

  private static Place placeOf(Unrecognized unread, Statement statement) {
    return unread
        .at()
        .map(spot -> new Place(statement.place().file(), spot.line(), spot.column()))
        .orElse(statement.place());
  }

  private static Optional<Gap> unseen(ReadStatement read, Observations observations) {
    return observations
        .unseen(read.id())
        .map(because -> new Gap(read.statement().place(), because));
  }
}
