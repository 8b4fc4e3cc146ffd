package dev.lockkeeper.fuzz;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a fuzzer calls with any bytes: no text may bring splitter or reader to a stop. */
public final class ReaderTarget {

  private ReaderTarget() {}

  /** The first byte chooses the dialect, the rest is the script. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Dialect dialect = input[0] % 2 == 0 ? Dialect.POSTGRESQL : Dialect.MYSQL;
    String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
    Script script =
        new Script("V1__x.sql", Optional.empty(), "x", ScriptKind.VERSIONED, 0, text).in(dialect);
    try (OperationReader reader = new OperationReader()) {
      for (Statement statement : StatementSplitter.split(script)) {
        List<Operation> operations = reader.read(script, statement);
        if (operations.isEmpty()) {
          throw new AssertionError("a statement asks nothing: " + statement.place());
        }
      }
    }
  }
}
