package dev.lockkeeper.truth;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A resource of SQL: what is there beforehand, and the statements that are each judged and run on
 * it.
 *
 * <p>The statements stand behind a line {@code -- statements}, parted by blank lines. One with
 * {@code -- differs: reason} above it is one whose prediction is known not to be what the server
 * does, one with {@code -- from 14} is not understood by older servers.
 */
record TruthTable(List<Statement> setup, List<Case> cases) {

  private static final String DIVIDER = "-- statements\n";
  private static final String DIFFERS = "-- differs: ";
  private static final String FROM = "-- from ";

  /** One statement, with the reason why its prediction differs, where it does. */
  record Case(Statement statement, Optional<String> differs, int from) {}

  static TruthTable read(String name) throws IOException {
    String text;
    try (InputStream in = TruthTable.class.getResourceAsStream(name + ".sql")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int divider = text.indexOf(DIVIDER);
    List<Case> cases = new ArrayList<>();
    for (String block : text.substring(divider + DIVIDER.length()).strip().split("\n\n", -1)) {
      String[] lines = block.strip().split("\n", 2);
      List<Statement> statements = split(block);
      if (statements.size() != 1) {
        throw new IllegalStateException("not one statement: " + block);
      }
      cases.add(
          new Case(
              statements.get(0),
              behind(DIFFERS, lines[0]),
              behind(FROM, lines[0]).map(Integer::valueOf).orElse(0)));
    }
    return new TruthTable(split(text.substring(0, divider)), cases);
  }

  private static Optional<String> behind(String mark, String line) {
    return line.startsWith(mark) ? Optional.of(line.substring(mark.length())) : Optional.empty();
  }

  private static List<Statement> split(String sql) {
    return StatementSplitter.split(
        new Script("V1__truth.sql", Optional.empty(), "truth", ScriptKind.VERSIONED, 0, sql));
  }
}
