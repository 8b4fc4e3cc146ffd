package dev.lockkeeper.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An immutable map in the order of its keys; every version shares what it has in common with the
 * one it came from, so that a change costs the logarithm of the size.
 *
 * <p>It is a treap: a search tree by key that is a heap by the key's scattered hash, which keeps it
 * balanced without any bookkeeping.
 */
public final class OrderedMap<K extends Comparable<K>, V> {

  private record Node<K, V>(
      K key, V value, int priority, Optional<Node<K, V>> left, Optional<Node<K, V>> right) {

    static <K, V> Node<K, V> leaf(K key, V value) {
      int hash = key.hashCode() * 0x9E3779B9;
      int priority = (hash ^ hash >>> 15) * 0x85EBCA6B;
      return new Node<>(key, value, priority, Optional.empty(), Optional.empty());
    }

    Node<K, V> withValue(V newValue) {
      return new Node<>(key, newValue, priority, left, right);
    }

    Node<K, V> withLeft(Optional<Node<K, V>> newLeft) {
      return new Node<>(key, value, priority, newLeft, right);
    }

    Node<K, V> withRight(Optional<Node<K, V>> newRight) {
      return new Node<>(key, value, priority, left, newRight);
    }
  }

  private final Optional<Node<K, V>> root;

  private OrderedMap(Optional<Node<K, V>> root) {
    this.root = root;
  }

  /** Returns the map without any key. */
  public static <K extends Comparable<K>, V> OrderedMap<K, V> empty() {
    return new OrderedMap<>(Optional.empty());
  }

  /** Returns the key's value, where it has one. */
  public Optional<V> get(K key) {
    Optional<Node<K, V>> at = root;
    while (at.isPresent()) {
      int order = key.compareTo(at.get().key);
      if (order == 0) {
        return Optional.of(at.get().value);
      }
      at = order < 0 ? at.get().left : at.get().right;
    }
    return Optional.empty();
  }

  /** Returns the map in which the key has that value. */
  public OrderedMap<K, V> with(K key, V value) {
    return new OrderedMap<>(Optional.of(insert(root, key, value)));
  }

  /** Returns the map without the key. */
  public OrderedMap<K, V> without(K key) {
    return get(key).isEmpty() ? this : new OrderedMap<>(remove(root, key));
  }

  /** Returns whether it has no key. */
  public boolean isEmpty() {
    return root.isEmpty();
  }

  /** Returns the values in the order of their keys. */
  public List<V> values() {
    List<V> values = new ArrayList<>();
    collect(root, values);
    return values;
  }

  private static <K, V> void collect(Optional<Node<K, V>> at, List<V> values) {
    if (at.isPresent()) {
      collect(at.get().left, values);
      values.add(at.get().value);
      collect(at.get().right, values);
    }
  }

  private static <K extends Comparable<K>, V> Node<K, V> insert(
      Optional<Node<K, V>> at, K key, V value) {
    if (at.isEmpty()) {
      return Node.leaf(key, value);
    }
    Node<K, V> node = at.get();
    int order = key.compareTo(node.key);
    if (order == 0) {
      return node.withValue(value);
    }
    if (order < 0) {
      Node<K, V> left = insert(node.left, key, value);
      return left.priority() > node.priority()
          ? left.withRight(Optional.of(node.withLeft(left.right)))
          : node.withLeft(Optional.of(left));
    }
    Node<K, V> right = insert(node.right, key, value);
    return right.priority() > node.priority()
        ? right.withLeft(Optional.of(node.withRight(right.left)))
        : node.withRight(Optional.of(right));
  }

  private static <K extends Comparable<K>, V> Optional<Node<K, V>> remove(
      Optional<Node<K, V>> at, K key) {
    if (at.isEmpty()) {
      return at;
    }
    Node<K, V> node = at.get();
    int order = key.compareTo(node.key);
    if (order == 0) {
      return join(node.left, node.right);
    }
    return Optional.of(
        order < 0
            ? node.withLeft(remove(node.left, key))
            : node.withRight(remove(node.right, key)));
  }

  private static <K, V> Optional<Node<K, V>> join(
      Optional<Node<K, V>> left, Optional<Node<K, V>> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.isPresent() ? left : right;
    }
    return Optional.of(
        left.get().priority() > right.get().priority()
            ? left.get().withRight(join(left.get().right, right))
            : right.get().withLeft(join(left, right.get().left)));
  }
}
