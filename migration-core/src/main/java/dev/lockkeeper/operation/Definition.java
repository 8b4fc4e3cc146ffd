package dev.lockkeeper.operation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of an object's definition decides how others fare.
 *
 * @param reads tables and views that a view's query, a policy or a publication names
 * @param base a domain's type
 * @param traits what else holds for it
 */
public record Definition(List<Table> reads, Optional<ColumnType> base, Set<Trait> traits) {

  /** What may hold for an object. */
  public enum Trait {
    /** A domain that refuses some values of its type. */
    RESTRICTING,
    /** A function that gives the same for every row of a statement. */
    STEADY,
    /** A trigger that is fired once for a statement. */
    FOR_STATEMENT
  }

  /** Nothing is known, or there is nothing to know. */
  public static final Definition NONE = new Definition(List.of(), Optional.empty(), Set.of());

  public Definition {
    reads = List.copyOf(reads);
    traits = Set.copyOf(traits);
  }

  /** Returns the definition of what reads those tables. */
  public static Definition reading(List<Table> tables) {
    return new Definition(tables, Optional.empty(), Set.of());
  }

  /** Returns the definition of something of which that alone holds. */
  public static Definition of(Trait... traits) {
    return new Definition(List.of(), Optional.empty(), Set.of(traits));
  }
}
