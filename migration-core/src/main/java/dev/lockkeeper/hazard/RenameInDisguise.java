package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.RenameTable;
import java.util.stream.Stream;

/** Speaks in the place of the hazards of dropped columns and tables: the values are kept here. */
@HazardInfo(
    id = "rename-in-disguise",
    summary = "Column or table copied and dropped, or replaced by its copy, in one deployment",
    danger =
        "what the running release writes after the copy is lost, and its every statement that names"
            + " the old one fails once that is gone",
    remedy =
        "add and copy now, let the next release write both and read the new one, and drop the old"
            + " one a release after the last that uses it",
    comparison = true,
    asksFor = {DropColumn.class, DropTable.class, RenameTable.class})
final class RenameInDisguise extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Copies copies = new Copies(evidence);
    Stream<Danger> columns =
        evidence
            .operations(DropColumn.class)
            .filter(drop -> !evidence.born(drop.table()) && isReleased(evidence, drop))
            .flatMap(
                drop ->
                    copies.of(drop.table(), drop.column()).stream()
                        .map(
                            to ->
                                Danger.to(
                                    drop.table(),
                                    message(
                                        drop.table() + "." + drop.column(),
                                        drop.table() + "." + to))));
    Stream<Danger> tables =
        evidence
            .operations(DropTable.class)
            .filter(drop -> !evidence.born(drop.table()))
            .flatMap(
                drop ->
                    copies.of(drop.table()).stream()
                        .map(
                            to ->
                                Danger.to(
                                    drop.table(),
                                    message(drop.table().toString(), to.toString()))));
    return Stream.of(columns, tables, new SwappedTables(evidence, copies).dangers())
        .flatMap(dangers -> dangers);
  }

  /** A name that this deployment has given the column is none that the running release writes. */
  private static boolean isReleased(Evidence evidence, DropColumn drop) {
    return evidence
        .released()
        .table(drop.table())
        .map(table -> table.column(drop.column()).isPresent())
        .orElse(true);
  }

  private static String message(String from, String to) {
    return "%s becomes %s in one deployment: what the running release writes in between is lost, and"
            .formatted(from, to)
        + " it fails where it names the old one";
  }
}
