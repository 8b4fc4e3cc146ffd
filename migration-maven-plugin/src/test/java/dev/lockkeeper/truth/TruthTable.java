package dev.lockkeeper.truth;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource of SQL: what is there beforehand, and the statements that are each judged and run on
 * it.
 *
 * <p>The statements stand behind a line {@code -- statements}, parted by blank lines. One with
 * {@code -- differs: reason} above it is one whose prediction is known not to be what the server
 * does, {@code -- differs 18: reason} what that server alone does, one with {@code -- from 14} is
 * not understood by older servers, one with {@code -- until 17} not by newer ones. One with {@code
 * -- at most: what the rows decide} may lock or read less than is predicted, as nobody can tell
 * without a look at the rows; never more. One with {@code -- refused} the server does not take,
 * whatever rows there are. One with {@code -- told: SET …} finds its session told that; the server
 * of the tests itself is told that its time zone is UTC.
 */
record TruthTable(Script script, List<Statement> setup, List<Case> cases) {

  private static final String DIVIDER = "-- statements\n";
  private static final Pattern DIFFERS = Pattern.compile("-- differs( \\d+)?: (.*)");
  private static final String FROM = "-- from ";
  private static final String UNTIL = "-- until ";
  private static final String TOLD = "-- told: ";
  private static final String AT_MOST = "-- at most: ";

  /**
   * Why a prediction is not what a server does.
   *
   * @param server the only one of which that is true; 0 for all
   */
  record Difference(int server, String reason) {}

  /** One statement in its script, with the reason why its prediction differs, where it does. */
  record Case(
      Script script,
      Statement statement,
      Optional<Difference> differs,
      int from,
      int until,
      Optional<String> told,
      Optional<String> rowsDecide,
      boolean refused) {

    boolean differsOn(int server) {
      return differs.filter(one -> one.server() == 0 || one.server() == server).isPresent();
    }

    boolean isUnderstoodBy(int server) {
      return from <= server && server <= until;
    }
  }

  static TruthTable read(String name) throws IOException {
    String text;
    try (InputStream in = TruthTable.class.getResourceAsStream(name + ".sql")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int divider = text.indexOf(DIVIDER);
    List<Case> cases = new ArrayList<>();
    for (String block : text.substring(divider + DIVIDER.length()).strip().split("\n\n", -1)) {
      Script script = script(block);
      List<Statement> statements = StatementSplitter.split(script);
      if (statements.size() != 1) {
        throw new IllegalStateException("not one statement: " + block);
      }
      cases.add(
          new Case(
              script,
              statements.get(0),
              difference(block),
              behind(FROM, block).map(Integer::valueOf).orElse(0),
              behind(UNTIL, block).map(Integer::valueOf).orElse(Integer.MAX_VALUE),
              behind(TOLD, block),
              behind(AT_MOST, block),
              block.lines().anyMatch("-- refused"::equals)));
    }
    Script setup = script(text.substring(0, divider));
    return new TruthTable(setup, StatementSplitter.split(setup), cases);
  }

  private static Optional<Difference> difference(String block) {
    return block
        .lines()
        .map(DIFFERS::matcher)
        .filter(Matcher::matches)
        .map(
            line ->
                new Difference(
                    line.group(1) == null ? 0 : Integer.parseInt(line.group(1).strip()),
                    line.group(2)))
        .findFirst();
  }

  private static Optional<String> behind(String mark, String block) {
    return block
        .lines()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .findFirst();
  }

  /** The settings of what a session is told. */
  static List<Operation> told(String sql) {
    Script script = script(sql);
    try (OperationReader reader = new OperationReader()) {
      return reader.read(script, StatementSplitter.split(script).get(0));
    }
  }

  private static Script script(String sql) {
    return new Script("V1__truth.sql", Optional.empty(), "truth", ScriptKind.VERSIONED, 0, sql);
  }
}
