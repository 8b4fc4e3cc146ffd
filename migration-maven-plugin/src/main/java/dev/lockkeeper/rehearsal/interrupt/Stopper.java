package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Ends a run at one statement, as the death of a machine would: every connection to the database is
 * gone, and nobody notes anything in the history any more.
 */
final class Stopper implements ScriptListener, AutoCloseable {

  private final ScratchDatabase database;
  private final StatementId at;
  private final StopMoment wish;
  private final Death death;
  private Optional<Hurdle> hurdle = Optional.empty();
  private Optional<StopMoment> stopped = Optional.empty();

  /**
   * @param wish in the middle of the statement or after it; what nothing makes wait is stopped
   *     after it either way
   * @param death of whom or what stops it
   */
  Stopper(ScratchDatabase database, StatementId at, StopMoment wish, Death death) {
    this.database = database;
    this.at = at;
    this.wish = wish;
    this.death = death;
  }

  /** Returns when it was stopped; nothing where the run did not come so far. */
  Optional<StopMoment> stopped() {
    return stopped;
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    if (wish == StopMoment.DURING && at.equals(new StatementId(script, index))) {
      hurdle = Optional.of(Hurdle.before(database, migrating, death));
    }
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    if (!at.equals(new StatementId(script, index))) {
      return;
    }
    stopped = Optional.of(StopMoment.AFTER);
    if (hurdle.isPresent()) {
      hurdle.get().end();
      hurdle = Optional.empty();
    }
    death.ofAll(database);
    throw new SQLException("stopped by the rehearsal");
  }

  @Override
  public void close() throws SQLException {
    if (hurdle.isPresent() && hurdle.get().end()) {
      stopped = Optional.of(StopMoment.DURING);
    }
    if (!stopped.equals(Optional.of(StopMoment.AFTER))) {
      new SessionsEnd().ofAll(database);
    }
  }
}
