package dev.lockkeeper;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.evidence.Before;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Evidence.Setting;
import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.evidence.Overruling;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.hazard.Danger;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks every hazard about one statement, once for what was predicted and once for what is known
 * after it was rehearsed, and says where the two agree.
 */
final class Comparison {

  /** One danger that stands, or that observation refuted. */
  record Outcome(Hazard hazard, Danger danger, Evidence evidence, Agreement agreement) {}

  /** Two dangers are one if hazard and table are, and their rank among such in the statement. */
  private record Key(String hazard, Optional<Table> table, int rank) {}

  private final List<Hazard> hazards;
  private final Examined examined;
  private final Before before;
  private final boolean mixing;
  private final Setting setting;

  Comparison(
      List<Hazard> hazards, Examined examined, Before before, boolean mixing, Setting setting) {
    this.hazards = hazards;
    this.examined = examined;
    this.before = before;
    this.mixing = mixing;
    this.setting = setting;
  }

  List<Outcome> outcomes() {
    Map<Key, Outcome> predicted =
        dangers(evidence(examined.predicted(), Map.of()), Agreement.NOT_OBSERVED);
    return examined
        .observed()
        .map(observation -> compared(predicted, observation))
        .orElseGet(() -> List.copyOf(predicted.values()));
  }

  private List<Outcome> compared(Map<Key, Outcome> predicted, Observation observation) {
    List<Effect> prediction = examined.predicted();
    Map<Table, Long> rows = observation.rows();
    Map<Key, Outcome> known =
        dangers(evidence(Overruling.known(prediction, observation), rows), Agreement.OBSERVED_ONLY);
    Map<Key, Outcome> seen =
        dangers(evidence(Overruling.seenOf(prediction, observation), rows), Agreement.CONFIRMED);
    List<Outcome> outcomes = new ArrayList<>();
    known.forEach(
        (key, outcome) ->
            outcomes.add(agreeing(outcome, predicted.containsKey(key), seen.containsKey(key))));
    predicted.forEach(
        (key, outcome) -> {
          if (!known.containsKey(key)) {
            outcomes.add(lost(outcome, observation));
          }
        });
    return outcomes;
  }

  private static Outcome agreeing(Outcome outcome, boolean predicted, boolean seen) {
    if (!predicted) {
      return outcome;
    }
    return with(outcome, seen ? Agreement.CONFIRMED : Agreement.NOT_OBSERVED);
  }

  /** What was only sampled can have been missed: then the prediction stands. */
  private static Outcome lost(Outcome predicted, Observation observation) {
    return observation.exact() ? with(predicted, Agreement.REFUTED) : predicted;
  }

  private static Outcome with(Outcome outcome, Agreement agreement) {
    return new Outcome(outcome.hazard(), outcome.danger(), outcome.evidence(), agreement);
  }

  private Evidence evidence(List<Effect> effects, Map<Table, Long> sampleRows) {
    return new Evidence(examined.read(), effects, sampleRows, before, mixing, setting);
  }

  private Map<Key, Outcome> dangers(Evidence evidence, Agreement agreement) {
    List<Outcome> all =
        hazards.stream()
            .flatMap(
                hazard ->
                    hazard
                        .in(evidence)
                        .map(danger -> new Outcome(hazard, danger, evidence, agreement)))
            .toList();
    boolean waitNamed =
        all.stream()
            .anyMatch(one -> !one.hazard().fallback() && one.danger().traffic().isPresent());
    Map<Key, Outcome> byKey = new LinkedHashMap<>();
    Map<Key, Integer> ranks = new HashMap<>();
    for (Outcome outcome : all) {
      if (!(outcome.hazard().fallback() && waitNamed)) {
        Key first = new Key(outcome.hazard().id(), outcome.danger().table(), 0);
        int rank = ranks.merge(first, 1, Integer::sum);
        byKey.put(new Key(first.hazard(), first.table(), rank), outcome);
      }
    }
    return byKey;
  }
}
