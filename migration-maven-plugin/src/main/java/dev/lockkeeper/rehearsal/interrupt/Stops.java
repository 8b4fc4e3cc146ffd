package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One statement at which a script is stopped: in the middle, in several ways, and behind it. */
final class Stops {

  private static final Set<String> COMMITTING = Set.of("DO", "CALL");

  private static final List<Hindrance.Kind> HALF_WAY = List.of(Hurdle::before);

  /** What comes first may be harmless, and what comes next not. */
  private static final List<Hindrance.Kind> BETWEEN_COMMITS =
      List.of(Turnstile.after(1), Turnstile.after(2), Hurdle::before);

  private final Interruptions all;
  private final ScratchDatabase before;
  private final List<Script> scripts;
  private final StatementId at;
  private Optional<Interrupted> middle = Optional.empty();
  private Optional<Interrupted> after = Optional.empty();

  /**
   * @param before the database that the script finds
   * @param scripts all that the database shall have had at the end
   */
  Stops(Interruptions all, ScratchDatabase before, List<Script> scripts, StatementId at) {
    this.all = all;
    this.before = before;
    this.scripts = scripts;
    this.at = at;
  }

  /** Returns what can stop a statement in the middle that is not in a transaction. */
  static List<Hindrance.Kind> middles(Script script, Statement statement) {
    boolean commits =
        script.kind() == ScriptKind.JAVA
            || statement.tokens().stream().limit(1).anyMatch(t -> COMMITTING.contains(t.keyword()));
    return commits ? BETWEEN_COMMITS : HALF_WAY;
  }

  /** Returns what came of it, in the middle and behind it. */
  List<Interrupted> results() {
    return Stream.of(middle, after).flatMap(Optional::stream).toList();
  }

  /** Stops there in each of those ways, until the script does not recover from one. */
  void inTheMiddle(List<Hindrance.Kind> ways, Resumption resumption)
      throws CheckImpossibleException, SQLException {
    for (Hindrance.Kind way : ways) {
      if (all.late() || middle.filter(how -> how.recovery() != Recovery.COMPLETE).isPresent()) {
        return;
      }
      stop(Optional.of(way), resumption);
    }
  }

  /** Stops there behind it, unless that has been done. */
  void behind(Resumption resumption) throws CheckImpossibleException, SQLException {
    if (!all.late() && after.isEmpty()) {
      stop(Optional.empty(), resumption);
    }
  }

  private void stop(Optional<Hindrance.Kind> way, Resumption resumption)
      throws CheckImpossibleException, SQLException {
    ScratchDatabase database = all.copyOf(before);
    try {
      Optional<StopMoment> moment = stopped(database, way);
      if (moment.equals(Optional.of(StopMoment.DURING))) {
        middle = Optional.of(recovered(database, way, StopMoment.DURING, resumption));
      } else if (moment.isPresent() && after.isEmpty()) {
        // what nothing makes wait is stopped when it has run, so that one try does for both
        after = Optional.of(recovered(database, way, StopMoment.AFTER, resumption));
      }
    } finally {
      database.drop();
    }
  }

  private Interrupted recovered(
      ScratchDatabase database,
      Optional<Hindrance.Kind> way,
      StopMoment moment,
      Resumption resumption)
      throws CheckImpossibleException, SQLException {
    Set<String> invalid = resumption.invalid(database);
    Resumption.Outcome outcome = resumption.of(database);
    if (outcome.recovery() != Recovery.COMPLETE && !invalid.isEmpty()) {
      ScratchDatabase again = all.copyOf(before);
      try {
        stopped(again, way);
        drop(resumption.invalid(again), again);
        if (resumption.of(again).recovery() == Recovery.COMPLETE) {
          outcome = resumption.because(invalid, outcome);
        }
      } finally {
        again.drop();
      }
    }
    return new Interrupted(all.death().called(moment), outcome.recovery(), outcome.detail());
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
  Optional<StopMoment> stopped(ScratchDatabase database, Optional<Hindrance.Kind> way)
      throws CheckImpossibleException, SQLException {
    Stopper stopper = new Stopper(database, at, way, all.death());
    try (stopper) {
      all.apply(database, scripts, stopper);
    } catch (ScriptFailedException | CheckImpossibleException e) {
      // The stop itself, or something that came before it: the stopper knows.
    }
    return stopper.stopped();
  }
}
