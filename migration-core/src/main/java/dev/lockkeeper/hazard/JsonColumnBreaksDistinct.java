package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Dialect;
import java.util.stream.Stream;

/**
 * A warning, because only those statements break that compare whole rows.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-json.html">JSON Types</a>
 */
@HazardInfo(
    id = "json-column-breaks-distinct",
    severity = Severity.WARNING,
    summary = "Column that cannot be compared, in a table in use",
    danger =
        "json has no equality, so SELECT DISTINCT, UNION and GROUP BY of the running release over"
            + " all columns of the table are refused",
    remedy = "declare it jsonb, which can be compared",
    asksFor = AddColumn.class)
final class JsonColumnBreaksDistinct extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence.dialect() == Dialect.POSTGRESQL
        ? evidence
            .operations(AddColumn.class)
            .filter(add -> isWithoutEquality(add.column().type()))
            .filter(add -> isInUse(add.table(), evidence))
            .map(
                add ->
                    Danger.to(
                        add.table(),
                        "SELECT DISTINCT over all columns of %s is refused, because %s cannot be compared"
                            .formatted(add.table(), add.column().name())))
        : Stream.empty();
  }

  /** Where such a column is there already, nothing of the kind can be asked of the table. */
  private static boolean isInUse(Table table, Evidence evidence) {
    return !evidence.born(table)
        && evidence.before().schema().table(table).stream()
            .flatMap(shape -> shape.columns().stream())
            .noneMatch(column -> isWithoutEquality(column.type()));
  }

  private static boolean isWithoutEquality(ColumnType type) {
    return type.name().equals("json") || type.name().equals("xml");
  }
}
