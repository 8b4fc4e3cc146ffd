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
}
