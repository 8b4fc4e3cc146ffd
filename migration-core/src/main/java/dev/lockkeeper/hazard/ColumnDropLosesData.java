package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.LosesData;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.schema.Difference.ColumnGone;
import java.util.stream.Stream;

@HazardInfo(
    id = "column-drop-loses-data",
    summary = "Dropped column, or attribute of a type",
    danger = "the values are gone, and every statement of the running release that names it fails",
    remedy = "drop it a release after the last one that uses it, and allow that drop with a reason",
    comparison = true,
    asksFor = {DropColumn.class, AlterObject.class})
final class ColumnDropLosesData extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return Stream.concat(columns(evidence), new ChangedAttributes(evidence).dropped());
  }

  private static Stream<Danger> columns(Evidence evidence) {
    return evidence
        .operations(DropColumn.class)
        .filter(drop -> !evidence.born(drop.table()))
        .filter(drop -> !new NamedHere(evidence).isColumn(drop.table(), drop.column()))
        // a copied one is another hazard's
        .filter(drop -> new Copies(evidence).of(drop.table(), drop.column()).isEmpty())
        .filter(
            drop ->
                evidence.effects(LosesData.class).anyMatch(l -> l.table().equals(drop.table()))
                    || evidence
                        .differences(ColumnGone.class)
                        .anyMatch(gone -> gone.is(drop.table(), drop.column())))
        .map(
            drop ->
                Danger.to(
                    drop.table(),
                    "%s.%s and its values are gone; the running release fails where it names it"
                        .formatted(drop.table(), drop.column())));
  }
}
