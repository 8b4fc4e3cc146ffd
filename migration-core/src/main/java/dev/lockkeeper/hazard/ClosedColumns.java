package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Difference.ColumnClosed;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Columns that an INSERT could give a value to before, and may not any more. */
final class ClosedColumns {

  /** sql-createtable: under ALWAYS a value is taken only with OVERRIDING SYSTEM VALUE. */
  private static final Pattern CLOSING = Pattern.compile(" (?:ADD|SET) GENERATED ALWAYS\\b.*");

  private ClosedColumns() {}

  static Stream<Danger> in(Evidence evidence) {
    Stream<ColumnClosed> asked =
        evidence
            .operations(ChangeTableOption.class)
            .filter(change -> change.option() == TableOption.COLUMN_IDENTITY)
            .filter(change -> CLOSING.matcher(change.detail()).find())
            .map(change -> new ColumnClosed(change.table(), columnOf(change)))
            .filter(closed -> !isNew(evidence, closed));
    return Stream.concat(asked, evidence.differences(ColumnClosed.class))
        .map(
            closed ->
                Danger.to(
                    closed.table(),
                    "inserts of the running release into %s fail where they give %s a value, which"
                            .formatted(closed.table(), closed.column())
                        + " only the database may now"));
  }

  private static String columnOf(ChangeTableOption change) {
    return CLOSING.matcher(change.detail()).replaceFirst("");
  }

  /** Nobody writes yet what the deployment has added. */
  private static boolean isNew(Evidence evidence, ColumnClosed closed) {
    return evidence.born(closed.table())
        || evidence.earlierOfDeployment().stream()
            .flatMap(step -> step.read().operations().stream())
            .anyMatch(
                one ->
                    one instanceof AddColumn add
                        && add.table().equals(closed.table())
                        && add.column().name().equals(closed.column()));
  }
}
