package dev.lockkeeper.down;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.script.Allowance;
import dev.lockkeeper.script.Bodies;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement that has been read, be it the script's own or one in a body.
 *
 * @param statement with the allowances of those that it stands in
 * @param operations what it asks by itself; what its body asks is somebody else's
 */
record Unfolded(Statement statement, List<Operation> operations) {

  private static final int DEEPEST = 20;

  /** Returns the statement and those in its body, in theirs too, in the order of the file. */
  static List<Unfolded> of(Script script, Statement statement, OperationReader reader) {
    List<Unfolded> all = new ArrayList<>();
    unfold(script, statement, reader, all, 0);
    return all;
  }

  private static void unfold(
      Script script, Statement statement, OperationReader reader, List<Unfolded> all, int depth) {
    if (depth > DEEPEST) {
      String because = "bodies nested deeper than " + DEEPEST;
      all.add(new Unfolded(statement, List.of(new Operation.Unrecognized(because))));
      return;
    }
    Optional<List<Statement>> body = Bodies.in(script, statement);
    boolean block = body.isPresent() && statement.tokens().get(0).is("DO");
    all.add(new Unfolded(statement, block ? List.of() : reader.read(statement)));
    for (Statement inner : body.orElse(List.of())) {
      unfold(script, within(inner, statement), reader, all, depth + 1);
    }
  }

  private static Statement within(Statement inner, Statement outer) {
    List<Allowance> allowances = new ArrayList<>(inner.allowances());
    allowances.addAll(outer.allowances());
    return new Statement(
        outer.index(), inner.place(), inner.sql(), inner.tokens(), allowances, inner.broken());
  }
}
