package dev.lockkeeper.knowledge;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.schema.Schema;
import java.util.List;
import java.util.function.BiFunction;

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
   * @param state of the server beside its schema
   */
  default List<Effect> effectsOf(List<Operation> operations, Schema schema, ServerState state) {
    return together(operations, schema, this::effectsOf);
  }

  /** Returns the same, for a server that answers for each operation by itself in that way. */
  static List<Effect> together(
      List<Operation> operations,
      Schema schema,
      BiFunction<Operation, Schema, List<Effect>> effectsOf) {
    StatementEffects together = new StatementEffects();
    Schema carried = schema;
    for (Operation operation : operations) {
      together.add(effectsOf.apply(operation, carried));
      carried = carried.after(operation);
    }
    return together.list();
  }

  /** Returns the schema that all the operations of a statement leave. */
  static Schema after(List<Operation> operations, Schema schema) {
    Schema carried = schema;
    for (Operation operation : operations) {
      carried = carried.after(operation);
    }
    return carried;
  }

  /** Returns what a statement leaves behind beside the schema. */
  default ServerState after(List<Operation> operations, Schema schema, ServerState state) {
    return state.told(operations);
  }

  /** Returns the schema of a database that holds nothing, by this server's rules. */
  default Schema nothing() {
    return Schema.empty();
  }
}
