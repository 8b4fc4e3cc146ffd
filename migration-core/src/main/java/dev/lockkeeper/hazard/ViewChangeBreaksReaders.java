package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Maintenance;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.Maintain;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.ViewColumnGone;
import dev.lockkeeper.schema.Difference.ViewColumnRetyped;
import dev.lockkeeper.schema.Difference.ViewGone;
import dev.lockkeeper.schema.Difference.WritesRefused;
import java.util.List;
import java.util.stream.Stream;

@HazardInfo(
    id = "view-change-breaks-readers",
    summary = "View that is gone or emptied, has lost or retyped a column, or takes no writes",
    danger = "every statement of the running release that uses it fails or reads something else",
    remedy =
        "leave the old view as it is, give the new one another name, and drop the old one in a later"
            + " release",
    comparison = true,
    asksFor = {
      ViewGone.class,
      ViewColumnGone.class,
      ViewColumnRetyped.class,
      WritesRefused.class,
      Maintain.class,
      CreateObject.class
    })
final class ViewChangeBreaksReaders extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> views =
        evidence
            .differences(ViewGone.class)
            .map(gone -> named(gone.table(), "view " + gone.table()));
    Stream<Danger> columns =
        evidence
            .differences(ViewColumnGone.class)
            .map(gone -> named(gone.table(), gone.table() + "." + gone.column()));
    Stream<Danger> types =
        evidence
            .differences(ViewColumnRetyped.class)
            .map(
                change ->
                    Danger.to(
                        change.table(),
                        "the running release takes %s.%s for %s, and it is %s"
                            .formatted(
                                change.table(), change.column(), change.from(), change.to())));
    Stream<Danger> writes =
        evidence
            .differences(WritesRefused.class)
            .map(
                view ->
                    Danger.to(
                        view.table(),
                        "the running release fails where it writes to %s, which is a view that"
                                .formatted(view.table())
                            + " cannot be written"));
    Stream<Danger> emptied =
        evidence
            .operations(Maintain.class)
            .filter(work -> work.kind() == Maintenance.EMPTY_MATERIALIZED_VIEW)
            .flatMap(work -> work.targets().stream())
            .filter(view -> !evidence.born(view))
            .map(
                view ->
                    Danger.to(
                        view,
                        "the running release fails where it reads %s, until it is refreshed"
                            .formatted(view)));
    Stream<Danger> remade =
        evidence.operations(CreateObject.class).flatMap(made -> missing(made, evidence));
    return Stream.of(views, columns, types, writes, emptied, remade)
        .flatMap(dangers -> dangers)
        .distinct();
  }

  /** Returns the columns that the view showed before the deployment and shows no longer. */
  private static Stream<Danger> missing(CreateObject made, Evidence evidence) {
    Table view = Table.named(made.name());
    List<String> now = made.definition().shows();
    return evidence.released().object(view).stream()
        .filter(was -> was.kind() == made.kind() && !now.isEmpty())
        .flatMap(was -> was.definition().shows().stream())
        .filter(column -> !now.contains(column))
        .map(column -> named(view, view + "." + column));
  }

  private static Danger named(Table table, String what) {
    return Danger.to(
        table, "the running release fails where it names %s, which is gone".formatted(what));
  }
}
