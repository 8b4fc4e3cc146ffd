package dev.lockkeeper;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.evidence.Course;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.evidence.Overruling;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.hazard.Danger;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private final Step step;
  private final Course course;
  private final boolean mixing;
  private final ForeseenDifferences foreseen;
  private final Setting setting;

  Comparison(
      List<Hazard> hazards,
      Examined examined,
      Step step,
      Course course,
      boolean mixing,
      ForeseenDifferences foreseen,
      Setting setting) {
    this.hazards = hazards;
    this.examined = examined;
    this.step = step;
    this.course = course;
    this.mixing = mixing;
    this.foreseen = foreseen;
    this.setting = setting;
  }

  List<Outcome> outcomes() {
    List<Effect> prediction = examined.predicted();
    Map<Key, Outcome> predicted =
        dangers(
            evidence(foreseen.standing(open(prediction)), foreseen.differencesOf(step)),
            Agreement.NOT_OBSERVED);
    if (examined.observed().isEmpty() && examined.differences().isEmpty()) {
      return List.copyOf(predicted.values());
    }
    List<Difference> differences = examined.differences().orElse(foreseen.differencesOf(step));
    return compared(
        predicted,
        dangers(evidence(known(prediction), differences), Agreement.OBSERVED_ONLY),
        dangers(evidence(seen(prediction), differences), Agreement.CONFIRMED));
  }

  /** What nobody could say beforehand was seen with all else, and is not refuted by that. */
  private List<Effect> open(List<Effect> prediction) {
    return examined.observed().filter(Comparison::shown).isEmpty()
        ? prediction
        : prediction.stream().filter(effect -> !(effect instanceof Effect.Conceals)).toList();
  }

  private List<Effect> known(List<Effect> prediction) {
    List<Effect> known =
        examined.observed().map(seen -> Overruling.known(prediction, seen)).orElse(prediction);
    return examined
        .differences()
        .map(all -> Overruling.compared(known, all))
        .orElse(foreseen.standing(known));
  }

  private List<Effect> seen(List<Effect> prediction) {
    return examined.observed().map(seen -> Overruling.seenOf(prediction, seen)).orElse(List.of());
  }

  private List<Outcome> compared(
      Map<Key, Outcome> predicted, Map<Key, Outcome> known, Map<Key, Outcome> seen) {
    List<Outcome> outcomes = new ArrayList<>();
    known.forEach(
        (key, outcome) ->
            outcomes.add(agreeing(outcome, predicted.containsKey(key), seen.containsKey(key))));
    predicted.forEach(
        (key, outcome) -> {
          if (!known.containsKey(key)) {
            outcomes.add(lost(outcome));
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

  /** What was only sampled can have been missed, and what failed did nothing: it stands. */
  private Outcome lost(Outcome predicted) {
    return examined.observed().map(Comparison::shown).orElse(true)
        ? with(predicted, Agreement.REFUTED)
        : predicted;
  }

  private static boolean shown(Observation seen) {
    return seen.exact() && seen.effects().stream().noneMatch(Effect.Fails.class::isInstance);
  }

  private static Outcome with(Outcome outcome, Agreement agreement) {
    return new Outcome(outcome.hazard(), outcome.danger(), outcome.evidence(), agreement);
  }

  private Evidence evidence(List<Effect> effects, List<Difference> differences) {
    Map<Table, Long> rows = examined.observed().map(Observation::rows).orElse(Map.of());
    return new Evidence(
        examined.read(),
        effects,
        differences,
        rows,
        step.before(),
        course.of(step),
        course.earlierThan(step),
        mixing,
        setting);
  }

  private Map<Key, Outcome> dangers(Evidence evidence, Agreement agreement) {
    List<Outcome> all = new ArrayList<>();
    Set<Class<?>> kinds = evidence.kinds();
    for (Hazard hazard : hazards) {
      if (hazard.concerns(kinds)) {
        hazard
            .in(evidence)
            .forEach(danger -> all.add(new Outcome(hazard, danger, evidence, agreement)));
      }
    }
    if (all.isEmpty()) {
      return Map.of();
    }
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
