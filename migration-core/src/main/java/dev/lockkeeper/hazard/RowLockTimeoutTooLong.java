package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Replace;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A warning, because it takes somebody who holds the rows.
 *
 * @see <a
 *     href="https://dev.mysql.com/doc/refman/8.4/en/innodb-parameters.html#sysvar_innodb_lock_wait_timeout">innodb_lock_wait_timeout</a>
 */
@HazardInfo(
    id = "row-lock-timeout-too-long",
    severity = Severity.WARNING,
    summary = "Rows are waited for longer than the application waits",
    danger =
        "what the transaction has locked so far stays locked while it waits, and the running"
            + " release's own writes behind it give up first, after 50 s by default",
    remedy =
        "set innodb_lock_wait_timeout to a few seconds, and write in batches that can be run again"
            + " when one gives up",
    asksFor = {Insert.class, Update.class, Replace.class, Delete.class})
final class RowLockTimeoutTooLong extends Hazard {

  private static final Predicate<Step> WRITES = RowLockTimeoutTooLong::writes;

  private static final String SETTING = "innodb_lock_wait_timeout";
  private static final Duration OF_THE_APPLICATION = Duration.ofSeconds(50);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence.timeouts().of(SETTING).stream()
        .filter(limit -> limit.compareTo(OF_THE_APPLICATION) > 0)
        .filter(limit -> evidence.inScript().isFirst(WRITES))
        .flatMap(
            limit ->
                written(evidence).stream()
                    .map(
                        table ->
                            Danger.to(
                                table,
                                "this waits up to %d s for a row of %s that somebody holds, and keeps the rows it has"
                                    .formatted(limit.toSeconds(), table))));
  }

  private static Optional<Table> written(Evidence evidence) {
    return evidence.read().operations().stream()
        .flatMap(operation -> written(operation).stream())
        .filter(table -> !evidence.born(table))
        .findFirst();
  }

  private static boolean writes(Step step) {
    return written(step).isPresent();
  }

  private static Optional<Table> written(Step step) {
    return step.read().operations().stream()
        .flatMap(operation -> written(operation).stream())
        .filter(table -> !step.before().isBorn(table))
        .findFirst();
  }

  private static Optional<Table> written(Operation operation) {
    if (operation instanceof Insert insert) {
      return Optional.of(insert.table());
    }
    if (operation instanceof Update update) {
      return Optional.of(update.table());
    }
    if (operation instanceof Replace replace) {
      return Optional.of(replace.table());
    }
    return operation instanceof Delete delete ? Optional.of(delete.table()) : Optional.empty();
  }
}
