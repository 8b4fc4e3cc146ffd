package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import java.util.stream.Stream;

/** Tables that a copy, or another table, takes the name of. */
record SwappedTables(Evidence evidence, Copies copies) {

  Stream<Danger> dangers() {
    return evidence
        .operations(RenameTable.class)
        .filter(rename -> !evidence.born(rename.table()) && !isLocked(rename.table()))
        .filter(rename -> isTakenOver(rename.table()) && !isFilledLater(rename))
        .map(
            rename ->
                Danger.to(
                    rename.table(),
                    copies
                        .of(rename.table())
                        .map(to -> replaced(to, rename))
                        .orElseGet(() -> emptied(rename))));
  }

  /** Who has locked the table before it copies it keeps every writer waiting, and loses nothing. */
  private boolean isLocked(Table table) {
    return evidence.transaction().earlier().stream()
        .takeWhile(step -> !Copies.reads(step, table))
        .anyMatch(step -> step.blockingLocks().containsKey(table));
  }

  private boolean isTakenOver(Table table) {
    return evidence.afterTransaction().table(table).isPresent();
  }

  /** Who copies under the lock of the rename, in its transaction, leaves nothing behind. */
  private boolean isFilledLater(RenameTable rename) {
    Table old = rename.table().sibling(rename.to());
    return evidence.transaction().later().stream().anyMatch(step -> Copies.reads(step, old));
  }

  private static String replaced(Table copy, RenameTable rename) {
    return "%s takes the place of %s: what the running release writes after the copy stays behind in %s"
        .formatted(copy, rename.table(), rename.to());
  }

  private static String emptied(RenameTable rename) {
    return "%s is another table from here on: the rows of the running release are in %s"
        .formatted(rename.table(), rename.to());
  }
}
