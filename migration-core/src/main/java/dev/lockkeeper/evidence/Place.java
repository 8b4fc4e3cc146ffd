package dev.lockkeeper.evidence;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where one statement stands among others that run in order.
 *
 * @param steps all of them
 * @param read the one
 */
public record Place(OrderedSteps steps, ReadStatement read) {

  /**
   * Returns those before it for which that holds, in order.
   *
   * @param that a constant: what it holds for is found once for all that ask
   */
  public Stream<Step> earlier(Predicate<Step> that) {
    return steps.before(read, that);
  }

  /**
   * Returns those before it that have that key, in order.
   *
   * @param keys a constant: says which keys a statement has
   */
  public <K> Stream<Step> earlier(Function<Step, Stream<K>> keys, K key) {
    return steps.before(read, keys, key);
  }

  /**
   * Returns whether it is the first of which that is true.
   *
   * @param that a constant, as above
   */
  public boolean isFirst(Predicate<Step> that) {
    return steps.isFirst(read, that);
  }

  /** Returns whether it is the last. */
  public boolean isLast() {
    return steps.endsWith(read);
  }

  /** Returns whether a statement that has that key comes behind it. */
  public <K> boolean isFollowed(Function<Step, Stream<K>> keys, K key) {
    return steps.isFollowed(read, keys, key);
  }
}
