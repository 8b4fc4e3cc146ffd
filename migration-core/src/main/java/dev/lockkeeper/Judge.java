package dev.lockkeeper;

import dev.lockkeeper.Comparison.Outcome;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.evidence.Before;
import dev.lockkeeper.evidence.Evidence.Setting;
import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Fingerprint;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Script;
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
 * <p>It walks a history once, in the order in which its scripts run, and carries the schema along.
 */
final class Judge {

  private final Knowledge knowledge;
  private final Setting setting;
  private final Observations observations;
  private final boolean mixedAllowed;
  private final List<Hazard> hazards = Hazard.all();

  private final List<Examined> examined = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private Before before = Before.NOTHING;

  Judge(Knowledge knowledge, Setting setting, Observations observations, boolean mixedAllowed) {
    this.knowledge = knowledge;
    this.setting = setting;
    this.observations = observations;
    this.mixedAllowed = mixedAllowed;
  }

  /** Returns the pending statements as examined so far. */
  List<Examined> examined() {
    return examined;
  }

  /** Returns what was found so far, before any allowance. */
  List<Finding> findings() {
    return findings;
  }

  /** Carries the schema through a script that is released already. */
  void passReleased(List<ReadStatement> statements) {
    for (ReadStatement read : statements) {
      read.operations().forEach(operation -> before = before.afterReleased(operation));
    }
  }

  /** Judges a script that is still to be applied. */
  void judge(Script script, List<ReadStatement> statements) {
    boolean mixed =
        !mixedAllowed
            && TransactionModel.of(statements.stream().map(ReadStatement::statement).toList())
                == TransactionModel.MIXED;
    boolean mixSaid = false;
    Map<String, Integer> occurrences = new HashMap<>();
    for (ReadStatement read : statements) {
      List<Effect> predicted = knowledge.effectsOf(read.operations(), before.schema());
      boolean mixing =
          mixed && !mixSaid && TransactionModel.runsOutsideTransaction(read.statement());
      mixSaid |= mixing;
      Optional<Observation> observed = observations.of(read.id());
      Examined statement =
          new Examined(read, predicted, observed, observations.differencesOf(read.id()));
      examined.add(statement);
      String words = words(read.statement());
      int occurrence = occurrences.merge(words, 1, Integer::sum);
      int part = 0;
      for (Outcome outcome :
          new Comparison(hazards, statement, before, mixing, setting).outcomes()) {
        // parts of one body differ in nothing but their rank
        part += outcome.danger().at().isPresent() ? 1 : 0;
        String subject = outcome.danger().at().isPresent() ? words + " part " + part : words;
        findings.add(finding(outcome, script, subject, occurrence));
      }
      before = after(read);
    }
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
        outcome.danger().cure(),
        hazard.remedy(),
        Fingerprint.of(hazard.id(), script.path(), subject, occurrence),
        Optional.empty());
  }
}
