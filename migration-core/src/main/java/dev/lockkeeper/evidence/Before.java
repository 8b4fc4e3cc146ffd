package dev.lockkeeper.evidence;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropTable;
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
 */
public record Before(Schema schema, Set<Table> born) {

  /** The start of an empty database. */
  public static final Before NOTHING = new Before(Schema.empty(), Set.of());

  public Before {
    born = Set.copyOf(born);
  }

  /** Returns what stands after an operation of a released script: only the schema moves. */
  public Before afterReleased(Operation operation) {
    return new Before(schema.after(operation), born);
  }

  /** Returns what stands after an operation of a pending script. */
  public Before afterPending(Operation operation) {
    Set<Table> bornNow = new HashSet<>(born);
    if (operation instanceof CreateTable create && schema.table(create.table()).isEmpty()) {
      bornNow.add(create.table());
    } else if (operation instanceof DropTable drop) {
      bornNow.remove(drop.table());
    } else if (operation instanceof RenameTable rename && bornNow.remove(rename.table())) {
      bornNow.add(rename.table().sibling(rename.to()));
    }
    return new Before(schema.after(operation), bornNow);
  }
}
