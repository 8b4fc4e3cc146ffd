package dev.lockkeeper.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of an object's definition decides how others fare.
 *
 * @param reads tables and views that a view's query, a policy or a publication names
 * @param base a domain's type
 * @param traits what else holds for it
 * @param mentions what else its text names
 * @param shows the columns of a view, in order; none where its query does not say them all; of a
 *     sequence the column that owns it
 * @param signature of a function, where it says what it takes and gives
 */
public record Definition(
    List<Table> reads,
    Optional<ColumnType> base,
    Set<Trait> traits,
    Mentions mentions,
    List<String> shows,
    Optional<Signature> signature) {

  /** What may hold for an object. */
  public enum Trait {
    /** A domain that refuses some values of its type. */
    RESTRICTING,
    /** A function that gives the same for every row of a statement. */
    STEADY,
    /** A function that only a trigger can call. */
    TRIGGERED,
    /** A trigger's function that does nothing but raise an error. */
    REFUSING,
    /** A function that raises an error in some of its branches. */
    CHOOSY,
    /** A trigger's function that does nothing but return NULL. */
    SWALLOWING,
    /** A trigger that may change what is about to be written. */
    BEFORE,
    /** A trigger or rule that nothing fires. */
    SWITCHED_OFF,
    /** A trigger that is fired once for a statement. */
    FOR_STATEMENT,
    /** A trigger or rule that an INSERT fires. */
    ON_INSERT,
    /** A trigger or rule that an UPDATE fires, of the columns that it mentions where it does. */
    ON_UPDATE,
    /** A trigger or rule that a DELETE fires. */
    ON_DELETE,
    /** A trigger that a TRUNCATE fires. */
    ON_TRUNCATE,
    /** A rule that takes the place of what it is fired by. */
    INSTEAD,
    /** A view's trigger that takes the place of an INSERT. */
    INSTEAD_OF_INSERT,
    /** A view's trigger that takes the place of an UPDATE. */
    INSTEAD_OF_UPDATE,
    /** A view's trigger that takes the place of a DELETE. */
    INSTEAD_OF_DELETE,
    /** A subscription that does not reach out to its publisher when it is made. */
    UNCONNECTED,
    /** A publication of neither updates nor deletes. */
    APPENDING,
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
    shows = List.copyOf(shows);
  }

  /** The definition of what shows no columns. */
  public Definition(
      List<Table> reads, Optional<ColumnType> base, Set<Trait> traits, Mentions mentions) {
    this(reads, base, traits, mentions, List.of(), Optional.empty());
  }

  /** The definition of what mentions nothing else. */
  public Definition(List<Table> reads, Optional<ColumnType> base, Set<Trait> traits) {
    this(reads, base, traits, Mentions.NONE);
  }

  /** Returns the definition of the same view after something that it may read got another name. */
  public Definition following(Table from, Table to) {
    List<Table> renamed = reads.stream().map(read -> read.equals(from) ? to : read).toList();
    return new Definition(renamed, base, traits, mentions, shows, signature);
  }

  /** Returns the definition of what reads those tables. */
  public static Definition reading(List<Table> tables) {
    return new Definition(tables, Optional.empty(), Set.of());
  }

  /** Returns the definition of the same of which that holds as well. */
  public Definition with(Set<Trait> more) {
    Set<Trait> all = new HashSet<>(traits);
    all.addAll(more);
    return new Definition(reads, base, all, mentions, shows, signature);
  }

  /** Returns the definition of the same trigger or rule, which is fired from now on or no more. */
  public Definition switched(boolean fires) {
    Set<Trait> all = new HashSet<>(traits);
    all.remove(Trait.SWITCHED_OFF);
    if (!fires) {
      all.add(Trait.SWITCHED_OFF);
    }
    return new Definition(reads, base, all, mentions, shows, signature);
  }

  /** Returns the definition of the same trigger or rule, which that fires. */
  public Definition firedBy(Definition events) {
    Mentions all =
        new Mentions(
            mentions.deeds(),
            mentions.functions(),
            events.mentions().columns(),
            mentions.fired(),
            mentions.when());
    boolean any = !events.traits().isEmpty();
    return any
        ? new Definition(reads, base, traits, all, shows, signature).with(events.traits())
        : this;
  }

  /** Returns the definition of the same whose text does that as well. */
  public Definition withText(List<Operation> deeds) {
    List<Table> all = new ArrayList<>(reads);
    for (Operation deed : deeds) {
      if (deed instanceof Operation.Query query) {
        all.addAll(query.tables());
      }
    }
    return new Definition(
        all,
        base,
        traits,
        new Mentions(deeds, mentions.functions(), mentions.columns()),
        shows,
        signature);
  }

  /** Returns the definition of the same function, which does that on each event. */
  public Definition withFired(Map<Trait, List<Operation>> fired) {
    Mentions all =
        new Mentions(
            mentions.deeds(), mentions.functions(), mentions.columns(), fired, mentions.when());
    return new Definition(reads, base, traits, all, shows, signature);
  }

  /** Returns the definition of the same view, which shows those columns. */
  public Definition showing(List<String> columns) {
    return new Definition(reads, base, traits, mentions, columns, signature);
  }

  /** Returns the definition of the same function, which takes and gives that. */
  public Definition signed(Optional<Signature> other) {
    return new Definition(reads, base, traits, mentions, shows, other);
  }

  /** Returns the definition of something of which that alone holds. */
  public static Definition of(Trait... traits) {
    return new Definition(List.of(), Optional.empty(), Set.of(traits));
  }
}
