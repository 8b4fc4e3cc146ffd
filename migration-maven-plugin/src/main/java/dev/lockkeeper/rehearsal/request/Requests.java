package dev.lockkeeper.rehearsal.request;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.StatementId;
import java.util.Map;
import java.util.Optional;

/**
 * The strongest lock that statements asked for on each relation that was there before them.
 *
 * @param byStatement those of which it is known for certain
 */
public record Requests(Map<StatementId, Map<Table, PostgresqlLock>> byStatement) {

  /** Of no statement. */
  public static final Requests NONE = new Requests(Map.of());

  public Requests {
    byStatement = Map.copyOf(byStatement);
  }

  /** Returns what one statement asked for; nothing where nobody knows that. */
  public Optional<Map<Table, PostgresqlLock>> of(StatementId id) {
    return Optional.ofNullable(byStatement.get(id));
  }
}
