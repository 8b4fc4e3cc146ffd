package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What went before a statement in its unit of deployment.
 *
 * @param schema as it stands
 * @param born tables that the pending scripts have made: nobody uses them yet
 * @param held locks seen taken by earlier statements of the same transaction
 */
public record Before(Schema schema, Set<Table> born, Map<Table, LockMode> held) {

  /** The start of an empty database. */
  public static final Before NOTHING = new Before(Schema.empty(), Set.of(), Map.of());

  public Before {
    born = Set.copyOf(born);
    held = Map.copyOf(held);
  }

  /** Returns what stands after an operation of a released script: only the schema moves. */
  public Before afterReleased(Operation operation) {
    return new Before(schema.after(operation), born, held);
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
    return new Before(schema.after(operation), bornNow, held);
  }

  /** Returns what stands after locks were taken that last to the end of the transaction. */
  public Before holding(Map<Table, LockMode> taken) {
    Map<Table, LockMode> all = new HashMap<>(held);
    taken.forEach((table, mode) -> all.merge(table, mode, Before::stronger));
    return new Before(schema, born, all);
  }

  /** Returns what stands after the end of a transaction: all locks are free. */
  public Before afterCommit() {
    return new Before(schema, born, Map.of());
  }

  private static LockMode stronger(LockMode one, LockMode other) {
    return one.strength() >= other.strength() ? one : other;
  }
}
