package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.schema.CatalogRules;
import dev.lockkeeper.schema.Schema;
import java.util.List;

/** What MySQL of one release does. */
public final class MysqlKnowledge implements Knowledge {

  private static final Release OLDEST = new Release(8, 0, 12);

  private final Release release;

  /**
   * @param version for instance {@code 8.0.31}, {@code 8.4} or {@code 9}
   * @throws IllegalArgumentException where it is older than 8.0.12, or no version
   */
  public MysqlKnowledge(String version) {
    this.release = Release.parse(version);
    if (!release.isFrom(OLDEST)) {
      throw new IllegalArgumentException(
          "MySQL %s is older than 8.0.12, the oldest that is known".formatted(version));
    }
  }

  @Override
  public List<Effect> effectsOf(Operation operation, Schema schema) {
    return effectsOf(List.of(operation), schema, ServerState.FRESH);
  }

  /** Changes of one table in one statement are one ALTER, and are done in one way. */
  @Override
  public List<Effect> effectsOf(List<Operation> operations, Schema schema, ServerState state) {
    return predicted(operations, schema, state).effects();
  }

  @Override
  public ServerState after(List<Operation> operations, Schema schema, ServerState state) {
    return predicted(operations, schema, state).after(state.told(operations));
  }

  private Predictions predicted(List<Operation> operations, Schema schema, ServerState state) {
    return new Predictions(operations, schema, new Alter.Situation(release, state));
  }

  @Override
  public Schema nothing() {
    return Schema.empty(CatalogRules.MYSQL);
  }
}
