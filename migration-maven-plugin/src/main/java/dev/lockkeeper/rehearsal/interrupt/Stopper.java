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
  private final Optional<Hindrance.Kind> middle;
  private final Death death;
  private Optional<Hindrance> hindrance = Optional.empty();
  private Optional<StopMoment> stopped = Optional.empty();

  /**
   * @param middle what is to stop it in the middle; what does not come up against it is stopped
   *     after the statement
   * @param death of whom or what stops it
   */
  Stopper(ScratchDatabase database, StatementId at, Optional<Hindrance.Kind> middle, Death death) {
    this.database = database;
    this.at = at;
    this.middle = middle;
    this.death = death;
  }

  /** Returns when it was stopped; nothing where the run did not come so far. */
  Optional<StopMoment> stopped() {
    return stopped;
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    if (middle.isPresent() && at.equals(new StatementId(script, index))) {
      hindrance = Optional.of(middle.get().before(database, migrating, death));
    }
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    if (!at.equals(new StatementId(script, index))) {
      return;
    }
    stopped = Optional.of(StopMoment.AFTER);
    if (hindrance.isPresent()) {
      hindrance.get().end();
      hindrance = Optional.empty();
    }
    death.ofAll(database);
    throw new SQLException("stopped by the rehearsal");
  }

  @Override
  public void close() throws SQLException {
    if (hindrance.isPresent() && hindrance.get().end()) {
      stopped = Optional.of(StopMoment.DURING);
    }
    if (!stopped.equals(Optional.of(StopMoment.AFTER))) {
      new SessionsEnd().ofAll(database);
    }
  }
}
