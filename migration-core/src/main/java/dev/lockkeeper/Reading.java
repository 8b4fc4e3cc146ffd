package dev.lockkeeper;

import dev.lockkeeper.base.History;
import dev.lockkeeper.base.Snapshot;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.operation.Operation.Unrecognized;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A history split into statements and read.
 *
 * @param history what was read
 * @param snapshot the statements of what the scripts build on; none where they make everything
 * @param statements of all scripts that are part of the forward way, in the order in which they run
 * @param runner that applies them
 */
public record Reading(
    History history, List<ReadStatement> snapshot, List<ReadStatement> statements, Runner runner) {

  public Reading {
    snapshot = List.copyOf(snapshot);
    statements = List.copyOf(statements);
  }

  /** Reads scripts for a runner without any configuration. */
  public static Reading of(History history) {
    return of(history, Runner.DEFAULT);
  }

  /** Reads the history's scripts; what cannot be read is there as {@code Unrecognized}. */
  public static Reading of(History history, Runner runner) {
    try (OperationReader reader =
        new OperationReader(
            dialect(history), runner.defaultSchema(), Schema.empty().in(runner.defaultSchema()))) {
      List<ReadStatement> snapshot = new ArrayList<>();
      history.snapshot().ifPresent(known -> snapshot.addAll(read(known, reader)));
      snapshot.forEach(read -> reader.passed(read.operations()));
      List<Script> scripts =
          history.scripts().stream()
              .filter(script -> forward(script) && !history.covered(script))
              .toList();
      List<ReadStatement> statements = new ArrayList<>();
      FollowedPath path = new FollowedPath(reader, runner, scripts, snapshot);
      for (List<ReadStatement> script : alone(scripts, reader)) {
        path.beginScript(script);
        for (ReadStatement read : script) {
          ReadStatement whole = withBodies(path.lookedFor(read), reader);
          path.pass(whole);
          statements.add(whole);
        }
      }
      return new Reading(history, snapshot, statements, runner);
    }
  }

  private static List<ReadStatement> read(Snapshot snapshot, OperationReader reader) {
    Script script = snapshot.script();
    return snapshot.statements().stream()
        .map(statement -> new ReadStatement(script, statement, reader.read(statement)))
        .toList();
  }

  /** Most of the work needs nothing that stands in another script. */
  private static List<List<ReadStatement>> alone(List<Script> scripts, OperationReader reader) {
    Stream<Script> all = reader.remembers() ? scripts.stream() : scripts.parallelStream();
    return all.map(script -> alone(script, reader)).toList();
  }

  private static List<ReadStatement> alone(Script script, OperationReader reader) {
    boolean java = script.kind() == ScriptKind.JAVA;
    return StatementSplitter.split(script).stream()
        .map(each -> new ReadStatement(script, each, java ? List.of() : reader.read(each)))
        .toList();
  }

  private static ReadStatement withBodies(ReadStatement read, OperationReader reader) {
    if (read.script().kind() == ScriptKind.JAVA) {
      reader.lostSight();
      return read;
    }
    return new ReadStatement(
        read.script(),
        read.statement(),
        reader.read(read.script(), read.statement(), read.operations()));
  }

  private static Dialect dialect(History history) {
    return history.scripts().stream().map(Script::dialect).findFirst().orElse(Dialect.POSTGRESQL);
  }

  private static boolean forward(Script script) {
    return script.kind().runsForward()
        || script.kind() == ScriptKind.CALLBACK
        || script.kind() == ScriptKind.JAVA;
  }

  /** Returns the statements of one script, in order. */
  public List<ReadStatement> of(Script script) {
    return statements.stream().filter(read -> read.script().equals(script)).toList();
  }

  /** Returns what of the snapshot nobody could read, in one line; nothing where all was. */
  public Optional<String> snapshotGap() {
    List<ReadStatement> unread =
        snapshot.stream()
            .filter(read -> read.operations().stream().anyMatch(Unrecognized.class::isInstance))
            .toList();
    return unread.stream()
        .findFirst()
        .map(
            first ->
                "%d of %d statements of the snapshot were not read, the first at %s: prediction does not know what they make"
                    .formatted(unread.size(), snapshot.size(), first.statement().place()));
  }

  /** Returns the statements of the scripts that are still to be applied. */
  public List<ReadStatement> pending() {
    return statements.stream().filter(read -> history.pending(read.script())).toList();
  }
}
