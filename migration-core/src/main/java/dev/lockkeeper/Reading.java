package dev.lockkeeper;

import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.util.ArrayList;
import java.util.List;

/**
 * A history split into statements and read.
 *
 * @param history what was read
 * @param statements of all scripts that are part of the forward way, in the order in which they run
 * @param runner that applies them
 */
public record Reading(History history, List<ReadStatement> statements, Runner runner) {

  public Reading {
    statements = List.copyOf(statements);
  }

  /** Reads scripts for a runner without any configuration. */
  public static Reading of(History history) {
    return of(history, Runner.DEFAULT);
  }

  /** Reads the history's scripts; what cannot be read is there as {@code Unrecognized}. */
  public static Reading of(History history, Runner runner) {
    List<ReadStatement> statements = new ArrayList<>();
    try (OperationReader reader = new OperationReader(dialect(history), runner.defaultSchema())) {
      for (Script script : history.scripts()) {
        if (forward(script)) {
          for (Statement statement : StatementSplitter.split(script)) {
            statements.add(
                new ReadStatement(
                    script,
                    statement,
                    script.kind() == ScriptKind.JAVA ? List.of() : reader.read(script, statement)));
          }
        }
      }
    }
    return new Reading(history, statements, runner);
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

  /** Returns the statements of the scripts that are still to be applied. */
  public List<ReadStatement> pending() {
    return statements.stream().filter(read -> history.pending(read.script())).toList();
  }
}
