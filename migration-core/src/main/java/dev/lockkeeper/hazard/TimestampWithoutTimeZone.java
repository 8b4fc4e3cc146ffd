package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.operation.Operation.CreateTable;
import java.util.stream.Stream;

/**
 * A matter of style, because a database whose sessions are all in one zone is right without it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-datetime.html">Date/Time Types</a>
 */
@HazardInfo(
    id = "timestamp-without-time-zone",
    severity = Severity.WARNING,
    summary = "Moment that does not say of which time zone",
    danger =
        "sessions in different time zones write and read different moments as the same value, and"
            + " an hour of autumn comes twice",
    remedy = "declare it timestamptz, which keeps the moment and shows it in the session's zone",
    asksFor = {CreateTable.class, AddColumn.class, ChangeColumnType.class},
    style = true)
final class TimestampWithoutTimeZone extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return DeclaredColumn.in(evidence)
        .filter(one -> one.column().type().name().equals("timestamp without time zone"))
        .map(
            one ->
                one.danger(
                    "%s keeps no time zone: what moment it is, only the writer knows"
                        .formatted(one)));
  }
}
