package dev.lockkeeper.down;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Down scripts, read against what the forward scripts have made.
 *
 * @param harms what the down scripts would do to data, in the order in which they say so
 * @param statements all that was read, those in bodies too, with the allowances that hold for each
 */
public record DownReading(List<Harm> harms, List<Statement> statements) {

  public DownReading {
    harms = List.copyOf(harms);
    statements = List.copyOf(statements);
  }

  /** Reads the down scripts; the forward ones say which types columns have and what calls do. */
  public static DownReading of(List<Script> down, List<Script> forward) {
    try (OperationReader reader = new OperationReader()) {
      Routines routines = new Routines();
      forward.forEach(script -> routines.define(script, reader));
      down.forEach(script -> routines.define(script, reader));
      ForwardSchemas schemas = ForwardSchemas.of(forward, reader);
      List<Harm> harms = new ArrayList<>();
      List<Statement> statements = new ArrayList<>();
      for (Script script : down) {
        Schema schema = schemas.at(script);
        for (Statement statement : StatementSplitter.split(script)) {
          for (Unfolded unfolded : Unfolded.of(script, statement, reader)) {
            statements.add(unfolded.statement());
            schema = read(unfolded, schema, routines, harms);
          }
        }
      }
      return new DownReading(harms, statements);
    }
  }

  /** Returns the schema behind the statement. */
  private static Schema read(
      Unfolded unfolded, Schema before, Routines routines, List<Harm> harms) {
    Statement statement = unfolded.statement();
    Schema schema = before;
    for (Operation operation : unfolded.operations()) {
      operation
          .accept(new Destruction(statement.tokens(), schema, routines::show))
          .map(loss -> new Harm(statement, loss.destroys(), loss.what()))
          .ifPresent(harms::add);
      schema = ForwardSchemas.after(operation, schema);
    }
    routines.harmBy(unfolded).map(what -> new Harm(statement, true, what)).ifPresent(harms::add);
    return schema;
  }
}
