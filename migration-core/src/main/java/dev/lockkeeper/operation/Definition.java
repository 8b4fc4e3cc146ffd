package dev.lockkeeper.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of an object's definition decides how others fare.
 *
 * @param reads tables and views that a view's query, a policy or a publication names
 * @param base a domain's type
 * @param traits what else holds for it
 * @param mentions what else its text names
 */
public record Definition(
    List<Table> reads, Optional<ColumnType> base, Set<Trait> traits, Mentions mentions) {

  /** What may hold for an object. */
  public enum Trait {
    /** A domain that refuses some values of its type. */
    RESTRICTING,
    /** A function that gives the same for every row of a statement. */
    STEADY,
    /** A function that only a trigger can call. */
    TRIGGERED,
    /** A trigger that is fired once for a statement. */
    FOR_STATEMENT,
    /** A view's trigger that takes the place of an INSERT. */
    INSTEAD_OF_INSERT,
    /** A view's trigger that takes the place of an UPDATE. */
    INSTEAD_OF_UPDATE,
    /** A view's trigger that takes the place of a DELETE. */
    INSTEAD_OF_DELETE,
    /** A subscription that does not reach out to its publisher when it is made. */
    UNCONNECTED,
    /** A policy that takes rows away from what others show. */
    RESTRICTIVE,
    /** A policy that lets every row be read. */
    SHOWS_ALL,
    /** A policy that lets every row be inserted. */
    TAKES_ALL,
    /** A policy that lets every row be updated. */
    CHANGES_ALL,
    /** A policy that lets every row be deleted. */
    DELETES_ALL
  }

  /** Nothing is known, or there is nothing to know. */
  public static final Definition NONE = new Definition(List.of(), Optional.empty(), Set.of());

  public Definition {
    reads = List.copyOf(reads);
    traits = Set.copyOf(traits);
  }

  /** The definition of what mentions nothing else. */
  public Definition(List<Table> reads, Optional<ColumnType> base, Set<Trait> traits) {
    this(reads, base, traits, Mentions.NONE);
  }

  /** Returns the definition of what reads those tables. */
  public static Definition reading(List<Table> tables) {
    return new Definition(tables, Optional.empty(), Set.of());
  }

  /** Returns the definition of the same of which that holds as well. */
  public Definition with(Set<Trait> more) {
    Set<Trait> all = new HashSet<>(traits);
    all.addAll(more);
    return new Definition(reads, base, all, mentions);
  }

  /** Returns the definition of the same whose text reads and writes those tables as well. */
  public Definition withText(List<Table> moreReads, List<Table> writes) {
    List<Table> all = new ArrayList<>(reads);
    all.addAll(moreReads);
    return new Definition(
        all, base, traits, new Mentions(writes, mentions.functions(), mentions.columns()));
  }

  /** Returns the definition of something of which that alone holds. */
  public static Definition of(Trait... traits) {
    return new Definition(List.of(), Optional.empty(), Set.of(traits));
  }
}
