package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A matter of style, because most tables never get so many rows; but once one has them, a wider key
 * takes a rewrite of the table and of all that refer to it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-numeric.html">Numeric Types</a>
 */
@HazardInfo(
    id = "integer-key-runs-out",
    severity = Severity.WARNING,
    summary = "Key of a type that has fewer numbers than a table may get rows",
    danger =
        "when the numbers are used up every INSERT fails, and a wider key means to write the table"
            + " anew, and each that refers to it",
    remedy = "declare it bigint",
    asksFor = {CreateTable.class, AddColumn.class, RedefineColumn.class},
    style = true)
final class IntegerKeyRunsOut extends Hazard {

  private static final Map<String, Integer> BITS =
      Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "integer", 32, "int", 32);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Set<DeclaredColumn> keys =
        DeclaredColumn.tables(evidence)
            .flatMap(IntegerKeyRunsOut::keys)
            .collect(Collectors.toSet());
    return DeclaredColumn.in(evidence)
        .filter(one -> BITS.containsKey(one.column().type().name()))
        .filter(one -> keys.contains(one) || isCounted(one.column()))
        .map(
            one ->
                one.danger(
                    "%s is %s: its last number is %s"
                        .formatted(one, one.column().type().name(), last(one.column().type()))));
  }

  /** A part of a key is a number of something else. */
  private static Stream<DeclaredColumn> keys(CreateTable create) {
    return create.columns().stream()
        .filter(column -> create.constraints().stream().anyMatch(c -> isKey(c, column)))
        .map(column -> new DeclaredColumn(create.table(), column));
  }

  private static boolean isKey(Constraint constraint, Column column) {
    return constraint.kind() == Kind.PRIMARY_KEY
        && constraint.columns().size() == 1
        && constraint.columns().contains(column.name());
  }

  private static boolean isCounted(Column column) {
    return column.generation() == Generation.SERIAL
        || column.generation() == Generation.IDENTITY
        || column.generation() == Generation.AUTO_INCREMENT
        || column.constraints().stream().anyMatch(c -> c.kind() == Kind.PRIMARY_KEY);
  }

  private static String last(ColumnType type) {
    int bits = BITS.get(type.name()) - (type.unsigned() ? 0 : 1);
    return String.format(Locale.ROOT, "%,d", (1L << bits) - 1);
  }
}
