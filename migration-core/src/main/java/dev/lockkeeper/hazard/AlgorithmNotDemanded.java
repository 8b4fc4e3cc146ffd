package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.effect.Effect.Uses;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.RequireAlgorithm;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A warning only for tables that are known to be large: what is cheap on this version and with
 * these indexes may be a copy on another, and the server says nothing.
 */
@HazardInfo(
    id = "algorithm-not-demanded",
    severity = Severity.INFO,
    summary = "ALTER of a table in use that leaves the algorithm to the server",
    danger =
        "where production's server or table differs, it copies the table and stops writers without"
            + " a word",
    remedy = "demand what is expected: the server then refuses at once what it cannot do so",
    asksFor = Uses.class)
final class AlgorithmNotDemanded extends Hazard {

  private static final Predicate<Step> ALTERS = AlgorithmNotDemanded::alters;

  private static final long LARGE = 1_000_000;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(Uses.class)
        .filter(way -> isCheap(way) && !evidence.born(way.table()) && !demands(evidence))
        .filter(way -> isLarge(evidence, way) || evidence.inScript().isFirst(ALTERS))
        .limit(1)
        .map(way -> danger(evidence, way));
  }

  private static Danger danger(Evidence evidence, Uses way) {
    Danger danger =
        Danger.to(
                way.table(),
                "%s is changed %s, as long as the server thinks so too: nothing demands it"
                    .formatted(
                        way.table(), way.algorithm() == Algorithm.INSTANT ? "at once" : "in place"))
            .curedOnMysql(cure(evidence.read().statement().sql(), evidence, way));
    return isLarge(evidence, way) ? danger.weighing(Severity.WARNING) : danger;
  }

  private static boolean isLarge(Evidence evidence, Uses way) {
    return evidence.productionRows(way.table()).filter(rows -> rows >= LARGE).isPresent();
  }

  private static boolean alters(Step step) {
    return step.effects().stream()
        .anyMatch(
            effect ->
                effect instanceof Uses way && isCheap(way) && !step.before().isBorn(way.table()));
  }

  private static boolean isCheap(Uses way) {
    return way.dmlPermitted()
        && (way.algorithm() == Algorithm.INSTANT || way.algorithm() == Algorithm.INPLACE);
  }

  private static boolean demands(Evidence evidence) {
    return evidence
        .operations(RequireAlgorithm.class)
        .anyMatch(clause -> clause.algorithm().filter(word -> !word.equals("DEFAULT")).isPresent());
  }

  /** INSTANT and LOCK exclude each other. */
  private static Cure cure(String sql, Evidence evidence, Uses way) {
    List<Token> tokens = evidence.read().statement().tokens();
    boolean alter = tokens.get(0).is("ALTER");
    boolean plain =
        tokens.stream().noneMatch(token -> token.is("PARTITION") || token.is("LOCK"))
            && (alter || tokens.stream().anyMatch(token -> token.is("INDEX")));
    String demand =
        way.algorithm() == Algorithm.INSTANT
            ? "ALGORITHM=INSTANT"
            : "ALGORITHM=INPLACE" + (alter ? ", " : " ") + "LOCK=NONE";
    return plain ? Cure.NONE.then(sql + (alter ? ", " : " ") + demand) : Cure.NONE;
  }
}
