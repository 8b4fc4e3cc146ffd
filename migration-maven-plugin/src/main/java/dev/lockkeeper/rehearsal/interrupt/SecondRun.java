package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A repeatable script that runs once more, and should change nothing. */
final class SecondRun {

  private final Interruptions all;
  private final ScratchDatabase database;
  private final List<Script> scripts;
  private final Script script;

  /** What came of it, at the statement that did it. */
  record Result(StatementId statement, Interrupted how) {}

  SecondRun(Interruptions all, ScratchDatabase database, List<Script> scripts, Script script) {
    this.all = all;
    this.database = database;
    this.scripts = scripts;
    this.script = script;
  }

  /** Returns what is other than after the first run; nothing for a script without statements. */
  Optional<Result> result(DatabaseState wanted) throws CheckImpossibleException, SQLException {
    forget();
    Watch watch = new Watch(wanted);
    try {
      all.apply(database, scripts, watch);
    } catch (ScriptFailedException e) {
      return Optional.of(
          new Result(
              e.statement(),
              new Interrupted(StopMoment.NEVER, Recovery.FAILS, e.error().toString())));
    }
    return watch.result();
  }

  private void forget() throws SQLException {
    String name = '"' + all.historyTable().replace("\"", "\"\"") + '"';
    try (Connection connection = database.connect();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM " + name + " WHERE script = ?")) {
      delete.setString(1, script.path());
      delete.execute();
    }
  }

  /** Looks after each statement, so that the one is found that changes something. */
  private final class Watch implements ScriptListener {

    private final DatabaseState wanted;
    private Optional<Result> last = Optional.empty();
    private Optional<Result> changed = Optional.empty();

    Watch(DatabaseState wanted) {
      this.wanted = wanted;
    }

    @Override
    public void afterStatement(String path, int index, String sql, Connection migrating)
        throws SQLException {
      StatementId id = new StatementId(path, index);
      DatabaseState state = DatabaseState.of(migrating, all.historyTable());
      Interrupted how =
          state.otherSchema(wanted).stream()
              .findFirst()
              .map(name -> new Interrupted(StopMoment.NEVER, Recovery.OTHER_SCHEMA, name))
              .or(
                  () ->
                      state.otherData(wanted).stream()
                          .findFirst()
                          .map(
                              name ->
                                  new Interrupted(
                                      StopMoment.NEVER, Recovery.OTHER_DATA, name + " differ")))
              .orElseGet(() -> new Interrupted(StopMoment.NEVER, Recovery.COMPLETE, ""));
      last = Optional.of(new Result(id, how));
      if (how.recovery() == Recovery.COMPLETE) {
        changed = Optional.empty();
      } else if (changed.isEmpty()) {
        changed = last;
      }
    }

    /** The statement after which nothing was as it should be any more. */
    Optional<Result> result() {
      return changed.or(() -> last);
    }
  }
}
