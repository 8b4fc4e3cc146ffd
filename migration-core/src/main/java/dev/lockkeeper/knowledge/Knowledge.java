package dev.lockkeeper.knowledge;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.schema.Schema;
import java.util.List;

/** What one version of one database server is known to do. */
public interface Knowledge {

  /**
   * Returns everything the server will do for the operation, on its table and on every other table
   * it touches; cautious where it depends on something unknown.
   *
   * @param schema as it stands just before
   */
  List<Effect> effectsOf(Operation operation, Schema schema);

  /**
   * Returns everything the server will do for one statement that asks several operations in order:
   * on each table the strongest lock of all, held for as long as the longest work of all.
   *
   * @param schema as it stands just before the first
   */
  default List<Effect> effectsOf(List<Operation> operations, Schema schema) {
    StatementEffects together = new StatementEffects();
    Schema carried = schema;
    for (Operation operation : operations) {
      together.add(effectsOf(operation, carried));
      carried = carried.after(operation);
    }
    return together.list();
  }
}
