package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementSplitter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A stopped script that runs again, and what has come of it. */
final class Resumption {

  private final Interruptions all;
  private final ScratchDatabase before;
  private final List<Script> scripts;
  private final Script script;
  private final DatabaseState wanted;
  private Optional<Set<String>> changing = Optional.empty();

  /** What a database is like afterwards. */
  record Outcome(Recovery recovery, String detail) {}

  /**
   * @param before the database that the script finds
   * @param wanted what it leaves when nobody stops it
   */
  Resumption(
      Interruptions all,
      ScratchDatabase before,
      List<Script> scripts,
      Script script,
      DatabaseState wanted) {
    this.all = all;
    this.before = before;
    this.scripts = scripts;
    this.script = script;
    this.wanted = wanted;
  }

  /** Applies the scripts again, and says what has come of it. */
  Outcome of(ScratchDatabase database) throws CheckImpossibleException, SQLException {
    try {
      all.apply(database, scripts, ScriptListener.NONE);
    } catch (ScriptFailedException e) {
      return new Outcome(Recovery.FAILS, failure(e));
    }
    DatabaseState state = all.state(database);
    List<String> schema = state.otherSchema(wanted);
    if (!schema.isEmpty()) {
      return new Outcome(Recovery.OTHER_SCHEMA, schema.get(0));
    }
    Set<String> data = state.otherData(wanted);
    if (!data.isEmpty()) {
      data.removeAll(changing());
    }
    return data.isEmpty()
        ? new Outcome(Recovery.COMPLETE, "")
        : new Outcome(Recovery.OTHER_DATA, data.iterator().next() + " differ");
  }

  /** Returns the invalid indexes there that are no part of what the script wants. */
  Set<String> invalid(ScratchDatabase database) throws SQLException {
    Set<String> invalid = new TreeSet<>(all.state(database).invalidIndexes());
    invalid.removeAll(wanted.invalidIndexes());
    return invalid;
  }

  /** Returns the outcome as one of those indexes, without which the script recovers. */
  Outcome because(Set<String> invalid, Outcome outcome) {
    return new Outcome(
        Recovery.INVALID_INDEX,
        "it leaves the invalid index %s, %s"
            .formatted(String.join(", ", invalid), remains(invalid, outcome)));
  }

  private String remains(Set<String> invalid, Outcome outcome) {
    if (outcome.recovery() == Recovery.FAILS) {
      return "on which the next run fails: " + outcome.detail();
    }
    return invalid.stream().anyMatch(wanted::hasIndex)
        ? "which the next run takes for granted"
        : "which the next run leaves where it is";
  }

  private String failure(ScriptFailedException e) {
    return StatementSplitter.split(script).stream()
        .filter(statement -> script.kind() != ScriptKind.JAVA)
        .filter(statement -> statement.index() == e.statement().index())
        .map(statement -> "line %d: ".formatted(statement.place().line()))
        .findFirst()
        .orElse("")
        .concat(e.error().toString());
  }

  /** What differs from one undisturbed run to the next, such as times, says nothing. */
  private Set<String> changing() throws CheckImpossibleException, SQLException {
    if (changing.isEmpty()) {
      ScratchDatabase other = all.copyOf(before);
      try {
        all.apply(other, scripts, ScriptListener.NONE);
        changing = Optional.of(all.state(other).otherData(wanted));
      } catch (ScriptFailedException e) {
        changing = Optional.of(Set.of());
      } finally {
        other.drop();
      }
    }
    return changing.get();
  }
}
