package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Table;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What cannot be converted fails, and loses nothing: this is about what is cut without a word. A
 * MySQL that is not strict cuts what a strict one refuses.
 */
@HazardInfo(
    id = "type-change-loses-values",
    summary = "Type change that rounds or cuts values without a word",
    danger = "what was cut off is gone, and no later change of type brings it back",
    remedy =
        "add a column of the new type, copy in batches, and keep the old one until nobody misses"
            + " what is cut",
    asksFor = {ChangeColumnType.class, RedefineColumn.class})
final class TypeChangeLosesValues extends Hazard {

  private static final Set<String> CUTTING =
      Set.of(
          "left", "right", "substring", "substr", "trunc", "round", "floor", "ceil", "date_trunc");

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> changed =
        evidence
            .operations(ChangeColumnType.class)
            .filter(change -> !evidence.born(change.table()))
            .filter(change -> cuts(change) || isCut(change, evidence))
            .filter(change -> !scaledUp(change, evidence))
            .map(change -> danger(change.table(), change.column(), change.type()));
    Stream<Danger> redefined =
        evidence
            .operations(RedefineColumn.class)
            .filter(change -> !evidence.born(change.table()) && isCut(change, evidence))
            .map(change -> danger(change.table(), change.column(), change.definition().type()));
    return Stream.concat(changed, redefined);
  }

  private static Danger danger(Table table, String column, ColumnType type) {
    return Danger.to(
        table,
        "%s.%s keeps only what fits into %s; the rest of each value is gone"
            .formatted(table, column, type));
  }

  private static boolean isCut(ChangeColumnType change, Evidence evidence) {
    return old(change.table(), change.column(), evidence)
        .filter(
            was ->
                PostgresqlCut.cuts(was, change.type())
                    || change.using().filter(using -> CuttingCast.isIn(using, was)).isPresent())
        .isPresent();
  }

  private static boolean scaledUp(ChangeColumnType change, Evidence evidence) {
    return change
        .using()
        .flatMap(
            using ->
                old(change.table(), change.column(), evidence)
                    .filter(was -> ScaledUp.isAll(change.column(), was, using)))
        .isPresent();
  }

  private static boolean isCut(RedefineColumn change, Evidence evidence) {
    return old(change.table(), change.column(), evidence)
        .filter(
            was ->
                MysqlCut.cuts(was, change.definition().type())
                    || (StrictMode.isOff(evidence)
                        && MysqlCut.bends(was, change.definition().type())))
        .isPresent();
  }

  private static Optional<ColumnType> old(Table table, String column, Evidence evidence) {
    return evidence
        .before()
        .schema()
        .table(table)
        .flatMap(shape -> shape.column(column))
        .map(Column::type);
  }

  private static boolean cuts(ChangeColumnType change) {
    return change.using().map(Expression::functions).orElse(Set.of()).stream()
        .anyMatch(CUTTING::contains);
  }
}
