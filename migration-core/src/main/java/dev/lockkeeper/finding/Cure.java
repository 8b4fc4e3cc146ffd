package dev.lockkeeper.finding;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL that reaches the same schema without the danger, with the user's own names.
 *
 * @param steps one script each, in order; empty where nobody knows a cure
 */
public record Cure(List<Step> steps) {

  /** No cure is known. */
  public static final Cure NONE = new Cure(List.of());

  /**
   * The statements of one script.
   *
   * @param statements without their terminators
   * @param transactional whether they run in one transaction
   * @param repeated whether they are run again until they change no row
   * @param note said behind the last statement; may be empty
   */
  public record Step(
      List<String> statements, boolean transactional, boolean repeated, String note) {
    public Step {
      statements = List.copyOf(statements);
    }
  }

  public Cure {
    steps = List.copyOf(steps);
  }

  /** Returns this cure followed by a script whose statements run in one transaction. */
  public Cure then(String... statements) {
    return then(new Cure(List.of(new Step(List.of(statements), true, false, ""))));
  }

  /** Returns this cure followed by a script of one batch, run until it changes no row. */
  public Cure thenInBatches(String statement) {
    String note = "again until it changes no row, each time with a COMMIT of its own";
    return then(new Cure(List.of(new Step(List.of(statement), true, true, note))));
  }

  /** Returns this cure followed by a script whose statements run outside a transaction. */
  public Cure thenOutsideTransaction(String... statements) {
    String these = statements.length == 1 ? "this one" : "these " + statements.length;
    return then(
        new Cure(
            List.of(new Step(List.of(statements), false, false, these + " alone in a script"))));
  }

  /** Returns this cure followed by all steps of the other. */
  public Cure then(Cure other) {
    List<Step> all = new ArrayList<>(steps);
    all.addAll(other.steps);
    return new Cure(all);
  }

  /** Returns the lines to print, which can be pasted as they are. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Step step : steps) {
      if (!lines.isEmpty()) {
        lines.add("-- next script");
      }
      step.statements().forEach(statement -> (statement + ";").lines().forEach(lines::add));
      if (!step.note().isEmpty()) {
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + "   -- " + step.note());
      }
    }
    return lines;
  }
}
