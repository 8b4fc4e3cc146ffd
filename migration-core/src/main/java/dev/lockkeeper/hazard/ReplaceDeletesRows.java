package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.Replace;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A warning, because a script does not show which rows are there.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/replace.html">REPLACE Statement</a>
 */
@HazardInfo(
    id = "replace-deletes-rows",
    severity = Severity.WARNING,
    summary = "REPLACE",
    danger =
        "a row with the same key is deleted first: what the statement does not name falls back to"
            + " its default, and ON DELETE CASCADE takes rows of other tables along",
    remedy =
        "INSERT … ON DUPLICATE KEY UPDATE, which changes only what it names; before MySQL 8.0.19"
            + " VALUES(name) stands for fresh.name",
    asksFor = Replace.class)
final class ReplaceDeletesRows extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(Replace.class)
        .filter(replace -> !evidence.born(replace.table()))
        .map(
            replace ->
                Danger.to(
                        replace.table(),
                        "rows of %s with the same key are deleted, with all that is not named here"
                            .formatted(replace.table()))
                    .curedOnMysql(cure(evidence, replace)));
  }

  /** Known for rows that are written out, with the names of their columns. */
  private static Cure cure(Evidence evidence, Replace replace) {
    if (replace.fromQuery() || replace.columns().isEmpty()) {
      return Cure.NONE;
    }
    String assignments =
        replace.columns().stream()
            .map(Backticked::name)
            .map(name -> "%s = fresh.%s".formatted(name, name))
            .collect(Collectors.joining(", "));
    return WrittenRows.of(evidence)
        .map(
            rows ->
                Cure.NONE.then(rows.inserted("AS fresh ON DUPLICATE KEY UPDATE " + assignments)))
        .orElse(Cure.NONE);
  }
}
