package dev.lockkeeper.evidence;

import dev.lockkeeper.script.StatementId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The statements of one script, or of all pending ones, in order.
 *
 * <p>Each of them asks about the others. What holds for which is found once for all that ask: a
 * seed script has tens of thousands, and a walk over them for each would never end.
 */
public final class OrderedSteps {

  private final List<Step> all;
  private final Map<StatementId, Integer> places = new HashMap<>();
  private final Map<Predicate<Step>, List<Integer>> holds = new ConcurrentHashMap<>();
  private final Map<Function<Step, ? extends Stream<?>>, Map<Object, List<Integer>>> keyed =
      new ConcurrentHashMap<>();

  OrderedSteps(List<Step> all) {
    this.all = List.copyOf(all);
    for (int at = 0; at < all.size(); at++) {
      places.putIfAbsent(all.get(at).read().id(), at);
    }
  }

  /** Returns all of them. */
  public List<Step> all() {
    return all;
  }

  /**
   * Returns those before the given one for which that holds, in order.
   *
   * @param that a constant: what it holds for is kept under it
   */
  Stream<Step> before(ReadStatement read, Predicate<Step> that) {
    int place = placeOf(read);
    return where(that).stream().takeWhile(at -> at < place).map(all::get);
  }

  /** Returns whether the given one is the first for which that holds. */
  boolean isFirst(ReadStatement read, Predicate<Step> that) {
    List<Integer> where = where(that);
    return !where.isEmpty() && all.get(where.get(0)).read().equals(read);
  }

  /**
   * Returns those before the given one that have that key, in order.
   *
   * @param keys a constant: what it says is kept under it
   */
  <K> Stream<Step> before(ReadStatement read, Function<Step, Stream<K>> keys, K key) {
    int place = placeOf(read);
    return keyed.computeIfAbsent(keys, this::byKey).getOrDefault(key, List.of()).stream()
        .takeWhile(at -> at < place)
        .map(all::get);
  }

  /** Returns whether that holds for the given one, or for any behind it. */
  boolean fromHereOn(ReadStatement read, Predicate<Step> that) {
    List<Integer> where = where(that);
    return !where.isEmpty() && where.get(where.size() - 1) >= placeOf(read);
  }

  /**
   * Returns whether one behind the given one has that key.
   *
   * @param keys a constant, as above
   */
  <K> boolean isFollowed(ReadStatement read, Function<Step, Stream<K>> keys, K key) {
    List<Integer> where = keyed.computeIfAbsent(keys, this::byKey).getOrDefault(key, List.of());
    return !where.isEmpty() && where.get(where.size() - 1) > placeOf(read);
  }

  boolean endsWith(ReadStatement read) {
    return placeOf(read) == all.size() - 1;
  }

  private int placeOf(ReadStatement read) {
    return places.getOrDefault(read.id(), 0);
  }

  private Map<Object, List<Integer>> byKey(Function<Step, ? extends Stream<?>> keys) {
    Map<Object, List<Integer>> places = new HashMap<>();
    for (int at = 0; at < all.size(); at++) {
      int place = at;
      keys.apply(all.get(at))
          .distinct()
          .forEach(key -> places.computeIfAbsent(key, first -> new ArrayList<>()).add(place));
    }
    return places;
  }

  private List<Integer> where(Predicate<Step> that) {
    return holds.computeIfAbsent(
        that,
        asked -> {
          List<Integer> found = new ArrayList<>();
          for (int at = 0; at < all.size(); at++) {
            if (asked.test(all.get(at))) {
              found.add(at);
            }
          }
          return found;
        });
  }
}
