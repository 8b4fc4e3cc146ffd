package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Breaks;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.DropDefault;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.ColumnClosed;
import dev.lockkeeper.schema.Difference.ColumnRequired;
import dev.lockkeeper.schema.Difference.DefaultGone;
import dev.lockkeeper.schema.Difference.RequiredColumnAdded;
import java.util.stream.Stream;

/**
 * An error, because no INSERT of a release that does not know the column can be right any more.
 * Where a CHECK has demanded the value before, NOT VALID at least, it is the CHECK that a person is
 * asked about.
 */
@HazardInfo(
    id = "new-required-column-breaks-writers",
    summary = "Column that an INSERT must name, or must not name, and did not have to before",
    danger = "every INSERT of the running release into the table fails",
    remedy =
        "add the column with a default, or let it be NULL, until every release that runs writes it;"
            + " then drop the default and require it, by a CHECK first that is NOT VALID",
    mysqlRemedy =
        "add the column with a default, or let it be NULL, until every release that runs writes it;"
            + " then drop the default and require it",
    comparison = true,
    asksFor = {
      AddColumn.class,
      AlterObject.class,
      DropDefault.class,
      ChangeTableOption.class,
      RequiredColumnAdded.class,
      ColumnRequired.class,
      DefaultGone.class,
      ColumnClosed.class
    })
final class NewRequiredColumnBreaksWriters extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return Stream.of(
            new AddedRequiredColumns(evidence).dangers(),
            new LeftOutColumns(evidence).dangers(),
            ClosedColumns.in(evidence),
            new ChangedAttributes(evidence).added())
        .flatMap(dangers -> dangers)
        .distinct();
  }

  static Danger leftOut(Table table, String column, String more) {
    return Danger.to(
        table,
        "inserts of the running release into %s fail where they leave out %s, which is required and has no default%s"
            .formatted(table, column, more));
  }

  /** Returns whether the server is known to refuse what is written to the table as it was. */
  static boolean isBroken(Table table, Evidence evidence) {
    return !evidence.born(table)
        && evidence
            .effects(Breaks.class)
            .anyMatch(b -> b.table().equals(table) && b.traffic() == Traffic.WRITES);
  }
}
