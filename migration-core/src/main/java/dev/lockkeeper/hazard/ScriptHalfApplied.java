package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.OnTable;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.SetSetting;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A warning, because it hurts only when a later statement fails.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html">Statements That Cause
 *     an Implicit Commit</a>
 */
@HazardInfo(
    id = "script-half-applied",
    severity = Severity.WARNING,
    summary = "More behind a statement that MySQL commits and that cannot run twice",
    danger =
        "when a later statement fails, the earlier ones stay, and the script can neither be undone"
            + " nor run again",
    remedy =
        "put each such statement alone into a script: one ALTER, with all its actions, is done"
            + " whole or not at all")
final class ScriptHalfApplied extends Hazard {

  private static final Predicate<Step> RUNS_ONCE = RunOnce::is;
  private static final Predicate<Step> CAN_FAIL = ScriptHalfApplied::canFail;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Optional<Step> once = evidence.inScript().earlier(RUNS_ONCE).findFirst();
    return once.isEmpty()
            || !canFail(evidence.read().operations())
            || evidence.inScript().earlier(CAN_FAIL).anyMatch(step -> isBehind(step, once.get()))
        ? Stream.empty()
        : Stream.of(danger(evidence, once.get()));
  }

  private static Danger danger(Evidence evidence, Step once) {
    int line = once.read().statement().place().line();
    Danger danger =
        Danger.of(
            "line %d stays when this fails, and cannot run a second time: the script is then neither applied nor to be applied again"
                .formatted(line));
    return evidence.standing().script().all().stream().allMatch(ScriptHalfApplied::isNew)
        ? danger.weighing(Severity.INFO)
        : danger;
  }

  /** What only makes new things can be dropped by hand, and nothing is lost. */
  private static boolean isNew(Step step) {
    return step.read().operations().stream()
        .allMatch(
            operation ->
                operation instanceof CreateTable
                    || operation instanceof CreateObject
                    || operation instanceof SetSetting
                    || (operation instanceof OnTable on && isNew(step, on)));
  }

  private static boolean isNew(Step step, OnTable operation) {
    return step.before().isBorn(operation.table());
  }

  private static boolean canFail(Step step) {
    return canFail(step.read().operations());
  }

  private static boolean isBehind(Step step, Step other) {
    return step.read().statement().index() > other.read().statement().index();
  }

  private static boolean canFail(List<Operation> operations) {
    return !operations.stream()
        .allMatch(
            operation ->
                operation instanceof SetSetting
                    || operation instanceof Query
                    || operation instanceof ControlTransaction);
  }
}
