package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.LosesData;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.TableGone;
import java.util.stream.Stream;

@HazardInfo(
    id = "table-drop-loses-data",
    summary = "Dropped table",
    danger = "the rows are gone, and every statement of the running release that names it fails",
    remedy = "drop it a release after the last one that uses it, and allow that drop with a reason",
    comparison = true,
    asksFor = DropTable.class)
final class TableDropLosesData extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(DropTable.class)
        .filter(drop -> !evidence.born(drop.table()))
        // a copied one is another hazard's
        .filter(drop -> new Copies(evidence).of(drop.table()).isEmpty())
        .filter(
            drop ->
                evidence.effects(LosesData.class).anyMatch(l -> l.table().equals(drop.table()))
                    || evidence.differences().contains(new TableGone(drop.table())))
        .map(drop -> isNowhere(drop, evidence) ? spare(drop.table()) : danger(drop.table()));
  }

  private static boolean isNowhere(DropTable drop, Evidence evidence) {
    return drop.ifExists()
        && evidence.showsAllTables()
        && evidence.before().schema().table(drop.table()).isEmpty();
  }

  private static Danger danger(Table table) {
    return Danger.to(
        table,
        "%s and its rows are gone; the running release fails where it names it".formatted(table));
  }

  private static Danger spare(Table table) {
    return Danger.to(
            table,
            "no script has made %s: where a database has it all the same, its rows are gone"
                .formatted(table))
        .weighing(Severity.INFO);
  }
}
