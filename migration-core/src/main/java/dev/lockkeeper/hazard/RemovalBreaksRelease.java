package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.MoveTable;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.ColumnGone;
import dev.lockkeeper.schema.Difference.ObjectGone;
import dev.lockkeeper.schema.Difference.TableGone;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Steps back where the statement says what it drops or renames: those have hazards of their own.
 */
@HazardInfo(
    id = "removal-breaks-release",
    summary = "Table, column, type or sequence that is gone without being named",
    danger = "every statement of the running release that uses it fails at once",
    remedy = "take it away a release after the last one that uses it, and allow that with a reason",
    comparison = true,
    asksFor = {TableGone.class, ColumnGone.class, ObjectGone.class})
final class RemovalBreaksRelease extends Hazard {

  private static final String GONE = "gone";

  @Override
  public Stream<Danger> in(Evidence evidence) {
    if (evidence.operations(DropObject.class).anyMatch(ObjectDropLosesData::takesAlong)
        || RenamedObjects.in(evidence)) {
      return Stream.empty();
    }
    Stream<Danger> tables =
        evidence
            .differences(TableGone.class)
            .filter(gone -> !isNamed(evidence, gone.table()))
            .map(gone -> danger(gone.table(), "table " + gone.table(), fate(gone, evidence)));
    Stream<Danger> columns =
        evidence
            .differences(ColumnGone.class)
            .filter(gone -> !isNamed(evidence, gone))
            .map(gone -> danger(gone.table(), gone.table() + "." + gone.column(), GONE));
    Stream<Danger> objects =
        evidence
            .differences(ObjectGone.class)
            .map(
                gone ->
                    danger(
                        gone.table(),
                        gone.kind().name().toLowerCase(Locale.ROOT) + " " + gone.table(),
                        GONE));
    return Stream.of(tables, columns, objects).flatMap(dangers -> dangers);
  }

  private static boolean isNamed(Evidence evidence, Table table) {
    return evidence.operations(DropTable.class).anyMatch(drop -> drop.table().equals(table))
        || evidence.operations(RenameTable.class).anyMatch(to -> to.table().equals(table));
  }

  private static boolean isNamed(Evidence evidence, ColumnGone gone) {
    return evidence.operations(DropColumn.class).anyMatch(it -> gone.is(it.table(), it.column()))
        || evidence.operations(RenameColumn.class).anyMatch(it -> gone.is(it.table(), it.column()))
        || evidence
            .operations(RedefineColumn.class)
            .anyMatch(it -> it.renames() && gone.is(it.table(), it.column()));
  }

  private static String fate(TableGone gone, Evidence evidence) {
    return evidence
        .operations(MoveTable.class)
        .filter(move -> move.table().equals(gone.table()))
        .map(move -> "now " + Table.of(move.toSchema(), move.table().name()))
        .findFirst()
        .orElse(GONE);
  }

  private static Danger danger(Table table, String what, String fate) {
    return Danger.to(
        table, "the running release fails where it names %s, which is %s".formatted(what, fate));
  }
}
