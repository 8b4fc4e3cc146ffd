package dev.lockkeeper.operation;

import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.OnTable;
import dev.lockkeeper.operation.Operation.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the text of an object's definition mentions beside the tables that it reads.
 *
 * @param deeds what it reads and writes, in order
 * @param functions that it calls, as an {@link Expression} names them
 * @param columns names of all columns; absent where not every one is named
 * @param fired what of the deeds a trigger's function does on that event alone, where that differs
 * @param when what has to hold for a trigger to be fired
 */
public record Mentions(
    List<Operation> deeds,
    Set<String> functions,
    Optional<Set<String>> columns,
    Map<Trait, List<Operation>> fired,
    Optional<Expression> when) {

  /** Nothing is known. */
  public static final Mentions NONE = new Mentions(Set.of(), Optional.empty());

  public Mentions {
    deeds = List.copyOf(deeds);
    functions = Set.copyOf(functions);
    columns = columns.map(Set::copyOf);
    fired = Map.copyOf(fired);
  }

  /** What does the same whatever it is fired by. */
  public Mentions(List<Operation> deeds, Set<String> functions, Optional<Set<String>> columns) {
    this(deeds, functions, columns, Map.of(), Optional.empty());
  }

  /** Returns what it does when it is fired by that event. */
  public List<Operation> deeds(Trait event) {
    return fired.getOrDefault(event, deeds);
  }

  /** What the text of something that does nothing mentions. */
  public Mentions(Set<String> functions, Optional<Set<String>> columns) {
    this(List.of(), functions, columns);
  }

  /** Returns the tables whose rows it writes, each once. */
  public List<Table> writes() {
    return deeds.stream()
        .filter(Mentions::isWrite)
        .map(deed -> ((OnTable) deed).table())
        .distinct()
        .toList();
  }

  private static boolean isWrite(Operation deed) {
    return deed instanceof Insert || deed instanceof Update || deed instanceof Delete;
  }
}
