package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.SetSetting;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An error for ROLLBACK, since nobody writes a migration to undo it. For information where COMMIT
 * has more behind it: that may be meant, and what cannot run twice is found by itself.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-rollback.html">ROLLBACK</a>
 */
@HazardInfo(
    id = "script-ends-transaction",
    summary = "Script that ends the transaction in which its runner has put it",
    danger =
        "what ROLLBACK undoes is noted as applied all the same, and what COMMIT keeps stays when a"
            + " later statement fails, with no note of it",
    remedy = "leave the transaction to the runner, and give what needs another one its own script",
    asksFor = ControlTransaction.class)
final class ScriptEndsTransaction extends Hazard {

  private static final Set<Class<?>> CHANGES_NOTHING =
      Set.of(Query.class, SetSetting.class, ControlTransaction.class);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(ControlTransaction.class)
        .filter(
            control ->
                evidence.transaction().earlier().stream().anyMatch(ScriptEndsTransaction::changes))
        .flatMap(control -> danger(control.keyword(), evidence));
  }

  private static Stream<Danger> danger(String keyword, Evidence evidence) {
    if (keyword.equals("ROLLBACK")) {
      return Stream.of(
          Danger.of(
              "the %d statements of its transaction are undone, and the script is noted as applied"
                  .formatted(changes(evidence))));
    }
    if (!keyword.equals("COMMIT")) {
      return Stream.empty();
    }
    String behind = evidence.inScript().isLast() ? "the runner's own note" : "a statement below";
    return Stream.of(
        Danger.of("what stands above stays when %s fails, and nothing notes it".formatted(behind))
            .weighing(Severity.INFO));
  }

  private static long changes(Evidence evidence) {
    return evidence.transaction().earlier().stream().filter(ScriptEndsTransaction::changes).count();
  }

  private static boolean changes(Step step) {
    return step.read().operations().stream()
        .map(Operation::getClass)
        .anyMatch(kind -> !CHANGES_NOTHING.contains(kind));
  }
}
