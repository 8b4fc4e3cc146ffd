package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.ServerRoles;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.TransactionModel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One script, stopped at its statements. */
final class Trials {

  private final Interruptions all;
  private final ScratchDatabase before;
  private final List<Script> scripts;
  private final Script script;
  private final Map<StatementId, Statement> statements = new LinkedHashMap<>();
  private final boolean transactional;
  private final Map<StatementId, List<Interrupted>> results = new LinkedHashMap<>();

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
    split.forEach(one -> statements.put(new StatementId(script.path(), one.index()), one));
    // what is written in Java says for itself, and only when it runs, whether it has a transaction
    this.transactional =
        script.kind() != ScriptKind.JAVA
            && TransactionModel.of(script, split) == TransactionModel.TRANSACTIONAL;
  }

  Map<StatementId, List<Interrupted>> results() {
    return results;
  }

  /** Returns the database after the script, which nobody has stopped there. */
  ScratchDatabase run() throws ScriptFailedException, CheckImpossibleException, SQLException {
    ScratchDatabase clean = all.copyOf(before);
    boolean whole = false;
    try {
      all.apply(clean, scripts, ScriptListener.NONE);
      DatabaseState wanted = all.state(clean);
      ServerRoles.Done done = all.roles().putAside();
      Resumption resumption = new Resumption(all, before, scripts, script, wanted);
      List<StatementId> stops = all.places(script);
      if (!all.late() && !(transactional && recoversFromAll(stops, resumption))) {
        stopAtEach(stops, resumption);
      }
      // as the run has left them which nobody stopped
      all.roles().redo(done);
      if (script.kind() == ScriptKind.REPEATABLE && all.runsTwice()) {
        new SecondRun(all, clean, scripts, script).result(wanted).ifPresent(this::add);
      }
      whole = true;
      return clean;
    } finally {
      if (!whole) {
        clean.drop();
      }
    }
  }

  private void stopAtEach(List<StatementId> places, Resumption resumption)
      throws CheckImpossibleException, SQLException {
    for (StatementId place : places) {
      all.done(places.indexOf(place));
      Stops stops = new Stops(all, before, scripts, place);
      if (!transactional) {
        stops.inTheMiddle(Stops.middles(script, statements.get(place)), resumption);
      }
      stops.behind(resumption);
      stops.results().forEach(how -> add(place, how));
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
  private boolean recoversFromAll(List<StatementId> stops, Resumption resumption)
      throws CheckImpossibleException, SQLException {
    ScratchDatabase database = all.copyOf(before);
    try {
      for (StatementId stop : stops) {
        all.done(stops.indexOf(stop));
        if (new Stops(all, before, scripts, stop).stopped(database, Optional.empty()).isEmpty()) {
          return false;
        }
      }
      boolean complete = resumption.of(database).recovery() == Recovery.COMPLETE;
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
}
