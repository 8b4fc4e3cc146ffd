package dev.lockkeeper.evidence;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import java.util.HashSet;
import java.util.Set;

/**
 * What went before a statement in its unit of deployment.
 *
 * @param schema as it stands
 * @param born tables that the pending scripts have made: nobody uses them yet
 * @param filled those of them into which a query has put rows
 */
public record Before(Schema schema, Set<Table> born, Set<Table> filled) {

  /** The start of an empty database. */
  public static final Before NOTHING = new Before(Schema.empty(), Set.of(), Set.of());

  /** Returns the start of a database with that schema, of which nothing is new. */
  public static Before of(Schema schema) {
    return new Before(schema, Set.of(), Set.of());
  }

  public Before {
    born = Set.copyOf(born);
    filled = Set.copyOf(filled);
  }

  /** Returns whether the table is new, and has no more rows than a script writes out. */
  public boolean isEmpty(Table table) {
    return born.contains(table) && !filled.contains(table);
  }

  /** Returns what stands after an operation of a released script: only the schema moves. */
  public Before afterReleased(Operation operation) {
    return new Before(schema.after(operation), born, filled);
  }

  /** Returns what stands after an operation of a pending script. */
  public Before afterPending(Operation operation) {
    Set<Table> bornNow = new HashSet<>(born);
    Set<Table> filledNow = new HashSet<>(filled);
    if (operation instanceof CreateTable create && schema.table(create.table()).isEmpty()) {
      bornNow.add(create.table());
      if (create.fromQuery()) {
        filledNow.add(create.table());
      }
    } else if (operation instanceof Insert insert && insert.fromQuery()) {
      filledNow.add(insert.table());
    } else if (operation instanceof DropTable drop) {
      bornNow.remove(drop.table());
      filledNow.remove(drop.table());
    } else if (operation instanceof RenameTable rename) {
      renamed(rename, bornNow);
      renamed(rename, filledNow);
    }
    return new Before(schema.after(operation), bornNow, filledNow);
  }

  private static void renamed(RenameTable rename, Set<Table> tables) {
    if (tables.remove(rename.table())) {
      tables.add(rename.table().sibling(rename.to()));
    }
  }
}
