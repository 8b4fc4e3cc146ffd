package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Operation.RenameConstraint;
import dev.lockkeeper.operation.Operation.RenameIndex;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.schema.Schema;
import java.util.stream.Stream;

@HazardInfo(
    id = "rename-breaks-release",
    summary = "Renamed table, column, type, sequence, view or schema",
    danger = "every statement of the running release that uses the old name fails at once",
    remedy =
        "for a column add the new one, write both and drop the old one in a later release; for a"
            + " table rename it and leave a view under the old name, in one transaction; for a type,"
            + " a sequence or a schema make a new one beside the old, and drop that in a later"
            + " release",
    mysqlRemedy =
        "for a column add the new one, write both and drop the old one in a later release; for a"
            + " table make a view of the new name first, and swap the two in one RENAME TABLE when"
            + " every release uses the new one",
    comparison = true,
    asksFor = {
      RenameTable.class,
      RenameIndex.class,
      RenameColumn.class,
      RenameConstraint.class,
      RedefineColumn.class,
      AlterObject.class
    })
final class RenameBreaksRelease extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return Stream.of(
            new RenamedTables(evidence).dangers(),
            new RenamedColumns(evidence).dangers(),
            new RenamedObjects(evidence).dangers(),
            keys(evidence))
        .flatMap(dangers -> dangers);
  }

  /** For information: most statements name the columns of a key, and not the key. */
  private static Stream<Danger> keys(Evidence evidence) {
    return evidence
        .operations(RenameConstraint.class)
        .filter(rename -> !evidence.born(rename.table()))
        .filter(rename -> isKey(rename, evidence.before().schema()))
        .map(
            rename ->
                Danger.to(
                        rename.table(),
                        ("ON CONFLICT ON CONSTRAINT %s of the running release fails, and who tells"
                                + " errors by that name meets %s")
                            .formatted(rename.constraint(), rename.to()))
                    .weighing(Severity.INFO));
  }

  private static boolean isKey(RenameConstraint rename, Schema schema) {
    return schema
        .table(rename.table())
        .flatMap(shape -> shape.constraint(rename.constraint()))
        .filter(key -> key.kind() == Kind.UNIQUE || key.kind() == Kind.EXCLUSION)
        .isPresent();
  }

  /** Returns that whoever names it so does not find it any more. */
  static String message(String from, String to) {
    return "the running release fails where it names %s, which is now %s".formatted(from, to);
  }
}
