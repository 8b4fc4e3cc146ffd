package dev.lockkeeper.operation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the text of an object's definition mentions beside the tables that it reads.
 *
 * @param writes tables whose rows it writes
 * @param functions that it calls, as an {@link Expression} names them
 * @param columns names of all columns; absent where not every one is named
 */
public record Mentions(List<Table> writes, Set<String> functions, Optional<Set<String>> columns) {

  /** Nothing is known. */
  public static final Mentions NONE = new Mentions(List.of(), Set.of(), Optional.empty());

  public Mentions {
    writes = List.copyOf(writes);
    functions = Set.copyOf(functions);
    columns = columns.map(Set::copyOf);
  }
}
