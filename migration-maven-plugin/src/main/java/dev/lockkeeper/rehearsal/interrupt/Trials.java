package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.TransactionModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One script, stopped at its statements. */
final class Trials {

  private final Interruptions all;
  private final ScratchDatabase before;
  private final List<Script> scripts;
  private final Script script;
  private final List<StatementId> statements;
  private final boolean transactional;
  private final Map<StatementId, List<Interrupted>> results = new LinkedHashMap<>();
  private Optional<Set<String>> changing = Optional.empty();

  /**
   * @param before the database that the script finds
   * @param scripts all that the database shall have had at the end
   */
  Trials(Interruptions all, ScratchDatabase before, List<Script> scripts, Script script) {
    this.all = all;
    this.before = before;
    this.scripts = scripts;
    this.script = script;
    List<Statement> split = StatementSplitter.split(script);
    this.statements =
        script.kind() == ScriptKind.JAVA
            ? List.of()
            : split.stream().map(one -> new StatementId(script.path(), one.index())).toList();
    this.transactional = TransactionModel.of(script, split) == TransactionModel.TRANSACTIONAL;
  }

  Map<StatementId, List<Interrupted>> results() {
    return results;
  }

  /** Returns the database after the script, which nobody has stopped there. */
  ScratchDatabase run() throws ScriptFailedException, CheckImpossibleException, SQLException {
    ScratchDatabase clean = all.copyOf(before);
    boolean done = false;
    try {
      all.apply(clean, scripts, ScriptListener.NONE);
      DatabaseState wanted = state(clean);
      List<StatementId> stops = all.places().apply(statements);
      if (!all.late() && !(transactional && recoversFromAll(stops, wanted))) {
        stopAtEach(stops, wanted);
      }
      if (script.kind() == ScriptKind.REPEATABLE && all.runsTwice()) {
        new SecondRun(all, clean, scripts, script).result(wanted).ifPresent(this::add);
      }
      done = true;
      return clean;
    } finally {
      if (!done) {
        clean.drop();
      }
    }
  }

  private void stopAtEach(List<StatementId> stops, DatabaseState wanted)
      throws CheckImpossibleException, SQLException {
    for (StatementId stop : stops) {
      // what nothing makes wait is stopped when it has run, so that one try does for both
      boolean ran = !transactional && !all.late() && stop(stop, StopMoment.DURING, wanted);
      if (!ran && !all.late()) {
        stop(stop, StopMoment.AFTER, wanted);
      }
    }
  }

  private void add(SecondRun.Result result) {
    add(result.statement(), result.how());
  }

  private void add(StatementId statement, Interrupted how) {
    results.computeIfAbsent(statement, key -> new ArrayList<>()).add(how);
  }

  static <T> List<T> spread(List<T> of, int limit) {
    if (of.size() <= limit) {
      return of;
    }
    List<T> some = new ArrayList<>();
    for (int i = 1; i <= limit; i++) {
      some.add(of.get(i * of.size() / limit - 1));
    }
    return some;
  }

  /** What rolls back leaves nothing, so that one database does for all stops, if that is true. */
  private boolean recoversFromAll(List<StatementId> stops, DatabaseState wanted)
      throws CheckImpossibleException, SQLException {
    ScratchDatabase database = all.copyOf(before);
    try {
      for (StatementId stop : stops) {
        if (stopped(database, stop, StopMoment.AFTER).isEmpty()) {
          return false;
        }
      }
      boolean complete = recovery(database, wanted).recovery() == Recovery.COMPLETE;
      if (complete) {
        stops.forEach(stop -> add(stop, complete()));
      }
      return complete;
    } finally {
      database.drop();
    }
  }

  private Interrupted complete() {
    return new Interrupted(all.death().called(StopMoment.AFTER), Recovery.COMPLETE, "");
  }

  /** Returns whether the statement had run when the script was stopped. */
  private boolean stop(StatementId at, StopMoment wish, DatabaseState wanted)
      throws CheckImpossibleException, SQLException {
    ScratchDatabase database = all.copyOf(before);
    try {
      Optional<StopMoment> moment = stopped(database, at, wish);
      if (moment.isPresent()) {
        add(at, recovered(database, at, moment.get(), wanted));
      }
      return moment.equals(Optional.of(StopMoment.AFTER));
    } finally {
      database.drop();
    }
  }

  private Interrupted recovered(
      ScratchDatabase database, StatementId at, StopMoment moment, DatabaseState wanted)
      throws CheckImpossibleException, SQLException {
    Set<String> invalid = new TreeSet<>(state(database).invalidIndexes());
    Outcome outcome = recovery(database, wanted);
    if (outcome.recovery() != Recovery.COMPLETE && !invalid.isEmpty()) {
      ScratchDatabase again = all.copyOf(before);
      try {
        stopped(again, at, moment);
        drop(state(again).invalidIndexes(), again);
        if (recovery(again, wanted).recovery() == Recovery.COMPLETE) {
          outcome = new Outcome(Recovery.INVALID_INDEX, left(invalid, outcome));
        }
      } finally {
        again.drop();
      }
    }
    return new Interrupted(all.death().called(moment), outcome.recovery(), outcome.detail());
  }

  private static String left(Set<String> invalid, Outcome outcome) {
    String what = "it leaves the invalid index " + String.join(", ", invalid);
    return outcome.recovery() == Recovery.FAILS
        ? what + ", on which the next run fails: " + outcome.detail()
        : what + ", which the next run takes for granted";
  }

  private static void drop(Set<String> indexes, ScratchDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        java.sql.Statement statement = connection.createStatement()) {
      for (String index : indexes) {
        statement.execute("DROP INDEX IF EXISTS " + index);
      }
    }
  }

  /** Returns where the run was stopped, if it came so far; then nobody is connected any more. */
  private Optional<StopMoment> stopped(ScratchDatabase database, StatementId at, StopMoment wish)
      throws CheckImpossibleException, SQLException {
    Stopper stopper = new Stopper(database, at, wish, all.death());
    try (stopper) {
      all.apply(database, scripts, stopper);
    } catch (ScriptFailedException | CheckImpossibleException e) {
      // The stop itself, or something that came before it: the stopper knows.
    }
    return stopper.stopped();
  }

  private record Outcome(Recovery recovery, String detail) {}

  /** Applies the scripts again, and says what has come of it. */
  private Outcome recovery(ScratchDatabase database, DatabaseState wanted)
      throws CheckImpossibleException, SQLException {
    try {
      all.apply(database, scripts, ScriptListener.NONE);
    } catch (ScriptFailedException e) {
      return new Outcome(Recovery.FAILS, failure(e));
    }
    DatabaseState state = state(database);
    List<String> schema = state.otherSchema(wanted);
    if (!schema.isEmpty()) {
      return new Outcome(Recovery.OTHER_SCHEMA, schema.get(0));
    }
    Set<String> data = state.otherData(wanted);
    if (!data.isEmpty()) {
      data.removeAll(changing(wanted));
    }
    return data.isEmpty()
        ? new Outcome(Recovery.COMPLETE, "")
        : new Outcome(Recovery.OTHER_DATA, data.iterator().next() + " differ");
  }

  private String failure(ScriptFailedException e) {
    return StatementSplitter.split(script).stream()
        .filter(statement -> statement.index() == e.statement().index())
        .map(statement -> "line %d: ".formatted(statement.place().line()))
        .findFirst()
        .orElse("")
        .concat(e.error().toString());
  }

  /** What differs from one undisturbed run to the next, such as times, says nothing. */
  private Set<String> changing(DatabaseState wanted) throws CheckImpossibleException, SQLException {
    if (changing.isEmpty()) {
      ScratchDatabase other = all.copyOf(before);
      try {
        all.apply(other, scripts, ScriptListener.NONE);
        changing = Optional.of(state(other).otherData(wanted));
      } catch (ScriptFailedException e) {
        changing = Optional.of(Set.of());
      } finally {
        other.drop();
      }
    }
    return changing.get();
  }

  private DatabaseState state(ScratchDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      return DatabaseState.of(connection, all.historyTable());
    }
  }
}
