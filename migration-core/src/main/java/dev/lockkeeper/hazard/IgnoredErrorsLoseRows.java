package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Update;
import java.util.stream.Stream;

/**
 * A warning, because a script does not show whether any row is in its way.
 *
 * @see <a
 *     href="https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html#ignore-effect-on-execution">The
 *     Effect of IGNORE on Statement Execution</a>
 */
@HazardInfo(
    id = "ignored-errors-lose-rows",
    severity = Severity.WARNING,
    summary = "INSERT IGNORE or UPDATE IGNORE",
    danger =
        "not only duplicates are passed over: values that do not fit are bent, rows without a"
            + " parent are left out, and nothing says so",
    remedy =
        "INSERT … ON DUPLICATE KEY UPDATE id = id passes over duplicates alone; for UPDATE look for"
            + " the rows in the way first",
    asksFor = {Insert.class, Update.class})
final class IgnoredErrorsLoseRows extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> inserts =
        evidence
            .operations(Insert.class)
            .filter(insert -> insert.ignore() && !evidence.born(insert.table()))
            .map(
                insert ->
                    Danger.to(
                            insert.table(),
                            "rows that %s does not take are left out or bent, and nothing says so"
                                .formatted(insert.table()))
                        .curedOnMysql(cure(evidence, insert)));
    Stream<Danger> updates =
        evidence
            .operations(Update.class)
            .filter(update -> update.ignore() && !evidence.born(update.table()))
            .map(
                update ->
                    Danger.to(
                        update.table(),
                        "rows of %s that cannot have the new value keep the old one or a bent one, and nothing says so"
                            .formatted(update.table())));
    return Stream.concat(inserts, updates);
  }

  /** The assignment changes nothing: it only makes a duplicate no error. */
  private static Cure cure(Evidence evidence, Insert insert) {
    if (insert.fromQuery() || insert.columns().isEmpty()) {
      return Cure.NONE;
    }
    String column = Backticked.name(insert.columns().get(0));
    return WrittenRows.of(evidence)
        .map(
            rows ->
                Cure.NONE.then(
                    rows.inserted("ON DUPLICATE KEY UPDATE %s = %s".formatted(column, column))))
        .orElse(Cure.NONE);
  }
}
