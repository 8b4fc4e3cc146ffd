package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What PostgreSQL of one major version does. */
public final class PostgresqlKnowledge implements Knowledge {

  private static final int OLDEST = 13;
  private static final int NEWEST = 18;

  private final int major;

  /**
   * @param major version: 13 to 18
   */
  public PostgresqlKnowledge(int major) {
    if (major < OLDEST || major > NEWEST) {
      throw new IllegalArgumentException(
          "PostgreSQL %d is not one of %d to %d".formatted(major, OLDEST, NEWEST));
    }
    this.major = major;
  }

  /** Returns whether the server itself brings a function of that name along. */
  public static boolean bringsAlong(String function) {
    return Functions.isBuiltIn(function);
  }

  @Override
  public List<Effect> effectsOf(Operation operation, Schema schema) {
    return effectsOf(operation, schema, Set.of());
  }

  private List<Effect> effectsOf(Operation operation, Schema schema, Set<Table> only) {
    return operation.accept(new Predictions(new Situation(major, schema, only))).effects();
  }

  @Override
  public List<Effect> effectsOf(List<Operation> operations, Schema schema, ServerState state) {
    Set<Table> only = new HashSet<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Only restriction) {
        only.add(restriction.table());
      }
    }
    return Knowledge.together(operations, schema, (one, carried) -> effectsOf(one, carried, only));
  }
}
