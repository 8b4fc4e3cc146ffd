package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.TableOption;
import java.util.stream.Stream;

/** A warning where a number is given, because only a person knows whether it is beyond all rows. */
@HazardInfo(
    id = "sequence-restart-repeats-keys",
    severity = Severity.WARNING,
    summary = "Sequence that starts again, turns round or ends earlier",
    danger = "the next INSERTs get numbers that rows have already, and fail at the key",
    remedy = "set it behind the rows that are there: SELECT setval(…, max(…)) FROM the table",
    asksFor = {AlterObject.class, ChangeTableOption.class})
final class SequenceRestartRepeatsKeys extends Hazard {

  private static final String AGAIN = "(?s).*\\b(?:RESTART|CYCLE|AS SMALLINT|AS INTEGER)\\b.*";

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> sequences =
        evidence
            .operations(AlterObject.class)
            .filter(alter -> alter.kind() == ObjectKind.SEQUENCE && repeats(alter.action()))
            .map(alter -> danger("sequence " + alter.name(), alter.action()));
    Stream<Danger> columns =
        evidence
            .operations(ChangeTableOption.class)
            .filter(change -> change.option() == TableOption.COLUMN_IDENTITY)
            .filter(change -> repeats(change.detail()) && !evidence.born(change.table()))
            .map(change -> danger("identity " + change.table(), change.detail()));
    return Stream.concat(sequences, columns);
  }

  private static boolean repeats(String action) {
    return action.matches(AGAIN) && !action.contains("NO CYCLE");
  }

  private static Danger danger(String what, String action) {
    Danger danger =
        Danger.of("%s (%s) gives numbers again that rows may have".formatted(what, action));
    return action.matches(".*RESTART(?: WITH)? \\d+.*") || !action.contains("RESTART")
        ? danger
        : danger.weighing(Severity.ERROR);
  }
}
