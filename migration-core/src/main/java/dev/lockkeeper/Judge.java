package dev.lockkeeper;

import dev.lockkeeper.Comparison.Outcome;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.evidence.Before;
import dev.lockkeeper.evidence.Course;
import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Overruling;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Fingerprint;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.script.Bodies;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Token;
import dev.lockkeeper.script.TransactionModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The straight line from statements to findings: predict, take what was observed, ask every hazard.
 *
 * <p>It walks a history once in the order in which its scripts run, carrying the schema along, and
 * asks the hazards when it knows what stands before and behind each statement.
 */
final class Judge {

  /** A pending script's statements with what is known of them. */
  private record Foreseen(Script script, List<Examined> statements, List<Step> steps) {}

  private final Knowledge knowledge;
  private final Setting setting;
  private final Observations observations;
  private final List<Hazard> hazards;

  private final List<Foreseen> foreseen = new ArrayList<>();
  private final List<ReadStatement> released = new ArrayList<>();
  private final List<ReadStatement> callbacks = new ArrayList<>();
  private ServerState state = ServerState.FRESH;
  private Before before;

  Judge(
      Knowledge knowledge,
      Setting setting,
      String defaultSchema,
      Observations observations,
      List<Hazard> hazards) {
    this.hazards = hazards;
    this.knowledge = knowledge;
    this.setting = setting;
    this.observations = observations;
    this.before = Before.of(knowledge.nothing().in(defaultSchema));
  }

  /**
   * Carries the schema through a script that is released already. What it told its session, no
   * later deployment knows.
   */
  void passReleased(List<ReadStatement> statements) {
    released.addAll(statements);
    noteCallbacks(statements);
    for (ReadStatement read : statements) {
      state = knowledge.after(read.operations(), before.schema(), state);
      read.operations().forEach(operation -> before = before.afterReleased(operation));
    }
    state = state.behindScript();
  }

  /** Foresees what a script does that is still to be applied. */
  void foresee(Script script, List<ReadStatement> statements) {
    noteCallbacks(statements);
    if (foreseen.isEmpty()) {
      state = state.reconnected().told(setting.runner().onConnect());
    }
    state = state.beginningScript(runsInTransaction(script, statements));
    List<Examined> examined = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (ReadStatement read : statements) {
      List<Effect> predicted = predicted(script, read);
      Examined statement =
          new Examined(
              read, predicted, observations.of(read.id()), observations.differencesOf(read.id()));
      examined.add(statement);
      steps.add(new Step(read, known(statement), before.making(read.operations())));
      state = knowledge.after(read.operations(), before.schema(), state);
      before = after(read);
    }
    state = state.behindScript();
    foreseen.add(new Foreseen(script, examined, steps));
  }

  /** Of a mixed script Flyway makes one transaction only where it refuses it. */
  private boolean runsInTransaction(Script script, List<ReadStatement> statements) {
    return switch (model(script, statements)) {
      case TRANSACTIONAL -> true;
      case MIXED -> !setting.runner().mixed();
      case NON_TRANSACTIONAL -> false;
    };
  }

  private static TransactionModel model(Script script, List<ReadStatement> statements) {
    return TransactionModel.of(script, statements.stream().map(ReadStatement::statement).toList());
  }

  /**
   * A baseline makes what the scripts have made that it stands for, and a callback comes at other
   * times: neither is refused for what was there before. A block may pass by what it holds.
   */
  private List<Effect> predicted(Script script, ReadStatement read) {
    List<Effect> predicted = knowledge.effectsOf(read.operations(), before.schema(), state);
    boolean besides =
        script.kind() == ScriptKind.BASELINE
            || script.kind() == ScriptKind.CALLBACK
            || Bodies.isBlock(read.statement());
    return besides
        ? predicted.stream().filter(effect -> !(effect instanceof Effect.Fails)).toList()
        : predicted;
  }

  private void noteCallbacks(List<ReadStatement> statements) {
    statements.stream()
        .filter(read -> read.script().kind() == ScriptKind.CALLBACK)
        .forEach(callbacks::add);
  }

  private static List<Effect> known(Examined statement) {
    return statement
        .observed()
        .map(seen -> Overruling.known(statement.predicted(), seen))
        .orElse(statement.predicted());
  }

  /** Returns the pending statements, in order. */
  List<Examined> examined() {
    return foreseen.stream().flatMap(script -> script.statements().stream()).toList();
  }

  /** Returns what is found in the pending scripts, before any allowance. */
  List<Finding> findings() {
    List<Step> pending = foreseen.stream().flatMap(script -> script.steps().stream()).toList();
    Course course = Course.of(setting.runner(), released, callbacks, pending);
    ForeseenDifferences differences = ForeseenDifferences.of(pending, before.schema());
    // each script is judged by what is known by now, and nothing changes any more
    return foreseen.parallelStream()
        .flatMap(script -> judge(script, course, differences).stream())
        .toList();
  }

  private List<Finding> judge(Foreseen script, Course course, ForeseenDifferences differences) {
    List<Finding> findings = new ArrayList<>();
    boolean mixed =
        !setting.runner().mixed()
            && model(script.script(), script.statements().stream().map(Examined::read).toList())
                == TransactionModel.MIXED;
    boolean mixSaid = false;
    Map<String, Integer> occurrences = new HashMap<>();
    for (int i = 0; i < script.statements().size(); i++) {
      Examined statement = script.statements().get(i);
      boolean mixing =
          mixed
              && !mixSaid
              && TransactionModel.runsOutsideTransaction(statement.read().statement());
      mixSaid |= mixing;
      String words = words(statement.read().statement());
      int occurrence = occurrences.merge(words, 1, Integer::sum);
      int part = 0;
      for (Outcome outcome :
          new Comparison(
                  hazards, statement, script.steps().get(i), course, mixing, differences, setting)
              .outcomes()) {
        // parts of one body differ in nothing but their rank
        part += outcome.danger().at().isPresent() ? 1 : 0;
        String subject = outcome.danger().at().isPresent() ? words + " part " + part : words;
        findings.add(finding(outcome, script.script(), subject, occurrence));
      }
    }
    return findings;
  }

  private Before after(ReadStatement read) {
    Before after = before;
    for (Operation operation : read.operations()) {
      after = after.afterPending(operation);
    }
    return after;
  }

  private static String words(Statement statement) {
    return statement.tokens().stream().map(Token::text).collect(Collectors.joining(" "));
  }

  private static Finding finding(Outcome outcome, Script script, String words, int occurrence) {
    Hazard hazard = outcome.hazard();
    Statement statement = outcome.evidence().read().statement();
    Weighing weighing = new Weighing(outcome.danger(), outcome.evidence(), outcome.agreement());
    String subject = outcome.danger().table().map(table -> words + " " + table).orElse(words);
    Place place =
        outcome
            .danger()
            .at()
            .map(spot -> new Place(statement.place().file(), spot.line(), spot.column()))
            .orElse(statement.place());
    return new Finding(
        hazard.id(),
        weighing.severity(hazard),
        outcome.agreement(),
        place,
        statement.index(),
        weighing.message(),
        outcome.danger().cure(script.dialect()),
        hazard.remedy(script.dialect()),
        Fingerprint.of(hazard.id(), script.path(), subject, occurrence),
        Optional.empty());
  }
}
