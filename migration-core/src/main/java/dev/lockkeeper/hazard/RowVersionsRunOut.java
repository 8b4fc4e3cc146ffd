package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.AddsRowVersion;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import java.util.stream.Stream;

/**
 * A warning while some are left, since the next rebuild for another reason frees them all.
 *
 * @see <a
 *     href="https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html#online-ddl-column-operations">Column
 *     Operations</a>, "The maximum number of row versions permitted is 64"
 */
@HazardInfo(
    id = "row-versions-run-out",
    severity = Severity.WARNING,
    summary = "Columns were added or dropped at once nearly as often as MySQL can",
    danger =
        "once they are used up, the next column builds the whole table anew without a word, or is"
            + " refused where ALGORITHM=INSTANT is demanded",
    remedy =
        "build the table anew when that hurts nobody (OPTIMIZE TABLE, or gh-ost or"
            + " pt-online-schema-change), and put several columns into one ALTER",
    asksFor = AddsRowVersion.class)
final class RowVersionsRunOut extends Hazard {

  private static final int FEW = 8;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(AddsRowVersion.class)
        .filter(change -> change.left() < FEW && !evidence.born(change.table()))
        .map(change -> Danger.to(change.table(), words(change)));
  }

  private static String words(AddsRowVersion change) {
    return change.comesTooLate()
        ? "%s has had the %d INSTANT changes of columns that it can have, and is built anew for this one"
            .formatted(change.table(), change.most())
        : "%s has %d of %d INSTANT changes of columns left after this one"
            .formatted(change.table(), change.left(), change.most());
  }
}
