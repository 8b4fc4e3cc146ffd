package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.OnTable;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.SetSetting;
import dev.lockkeeper.operation.Operation.Truncate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** These say what shall be, and not what shall be done. */
  private static final Set<Class<?>> REPEATABLE =
      Set.of(
          Operation.RedefineColumn.class,
          Operation.SetDefault.class,
          Operation.DropDefault.class,
          Operation.ChangeTableOption.class,
          Operation.ConvertCharset.class,
          Operation.EnforceConstraint.class,
          Operation.RequireAlgorithm.class,
          Operation.Maintain.class,
          Truncate.class,
          Operation.UnlockTables.class,
          Operation.AlterObject.class);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    List<Step> earlier = evidence.earlierOfScript();
    Optional<Step> once = earlier.stream().filter(ScriptHalfApplied::runsOnce).findFirst();
    boolean said =
        once.isPresent()
            && earlier.stream()
                .skip(earlier.indexOf(once.get()) + 1L)
                .anyMatch(ScriptHalfApplied::canFail);
    return once.isEmpty() || said || !canFail(evidence.read().operations())
        ? Stream.empty()
        : Stream.of(danger(evidence, once.get()));
  }

  private static Danger danger(Evidence evidence, Step once) {
    int line = once.read().statement().place().line();
    Danger danger =
        Danger.of(
            "line %d stays when this fails, and cannot run a second time: the script is then neither applied nor to be applied again"
                .formatted(line));
    return evidence.standing().script().stream().allMatch(ScriptHalfApplied::isNew)
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

  private static boolean canFail(List<Operation> operations) {
    return !operations.stream()
        .allMatch(
            operation ->
                operation instanceof SetSetting
                    || operation instanceof Query
                    || operation instanceof ControlTransaction);
  }

  private static boolean runsOnce(Step step) {
    return step.commitsImplicitly()
        && step.read().operations().stream().anyMatch(operation -> !isRepeatable(operation));
  }

  private static boolean isRepeatable(Operation operation) {
    return REPEATABLE.contains(operation.getClass())
        || (operation instanceof CreateTable create && create.ifNotExists())
        || (operation instanceof DropTable drop && drop.ifExists())
        || (operation instanceof CreateObject create && create.guarded())
        || (operation instanceof DropObject drop && drop.ifExists());
  }
}
