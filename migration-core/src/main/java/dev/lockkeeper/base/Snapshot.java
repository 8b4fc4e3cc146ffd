package dev.lockkeeper.base;

import dev.lockkeeper.dump.Dump;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a database began with before its first script, or had at some time since.
 *
 * @param dump that makes it anew
 * @param upTo the version whose scripts, and all below, are in it or were never applied
 * @param statements that the dump has, without those that rows follow
 */
public record Snapshot(Dump dump, Version upTo, List<Statement> statements) {

  public Snapshot {
    statements = List.copyOf(statements);
  }

  /**
   * Reads the dump.
   *
   * @throws CheckImpossibleException where it cannot be read to its end
   */
  public static Snapshot of(Dump dump, Version upTo) throws CheckImpossibleException {
    List<Statement> statements = new ArrayList<>();
    dump.read(
        new Dump.Taker<CheckImpossibleException>() {
          @Override
          public void statement(Statement statement, boolean rowsFollow) {
            if (!rowsFollow) {
              statements.add(statement);
            }
          }

          @Override
          public void row(String line) {
            // rows make no schema
          }

          @Override
          public void rowsEnd() {
            // nor does their end
          }
        });
    return new Snapshot(dump, upTo, statements);
  }

  /** Returns whether it stands for what the script does, which is never applied on top of it. */
  boolean covers(Script script) {
    return (script.kind() == ScriptKind.VERSIONED
            || script.kind() == ScriptKind.JAVA
            || script.kind() == ScriptKind.BASELINE)
        && script.version().filter(version -> version.compareTo(upTo) <= 0).isPresent();
  }

  /** Returns the dump as a script that is released, and read rather than run. */
  public Script script() {
    return new Script(dump.toString(), Optional.of(upTo), "snapshot", ScriptKind.BASELINE, 0, "");
  }
}
