package dev.lockkeeper.knowledge.postgresql;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a column can hold: values from one on and below another, without some, or NULL.
 *
 * <p>A value is a {@link BigDecimal}, a {@link LocalDateTime}, a Boolean or a String; strings have
 * an order that depends on their collation, and none here.
 *
 * @param from the least value
 * @param to the first one that is too much
 * @param reachesTo whether that one is possible nevertheless
 * @param except values that are not possible
 */
record Span(
    Optional<Object> from,
    Optional<Object> to,
    boolean reachesTo,
    List<Object> except,
    boolean isNull) {

  /** Any value, but not NULL. */
  static final Span VALUE = except(List.of());

  /** NULL alone. */
  static final Span NULL = new Span(Optional.empty(), Optional.empty(), false, List.of(), true);

  static Span of(Object value) {
    return new Span(Optional.of(value), Optional.of(value), true, List.of(), false);
  }

  static Span between(Optional<Object> from, Optional<Object> to, boolean reachesTo) {
    return new Span(from, to, reachesTo, List.of(), false);
  }

  static Span except(List<Object> values) {
    return new Span(Optional.empty(), Optional.empty(), false, List.copyOf(values), false);
  }

  /** Returns whether that value is possible. */
  boolean holds(Object value) {
    return !isNull
        && !except.contains(value)
        && from.map(least -> !perhapsLess(value, least) || value.equals(least)).orElse(true)
        && to.map(end -> perhapsLess(value, end) || (reachesTo && isSame(value, end))).orElse(true);
  }

  /** Returns whether something less than that value is possible. */
  boolean reachesBelow(Object value) {
    return !isNull && from.map(least -> perhapsLess(least, value)).orElse(true);
  }

  /** Returns whether something more than that value is possible. */
  boolean reachesAbove(Object value) {
    return !isNull && to.map(end -> perhapsLess(value, end)).orElse(true);
  }

  private static boolean isSame(Object one, Object other) {
    return !perhapsLess(one, other) && !perhapsLess(other, one);
  }

  private static boolean perhapsLess(Object one, Object other) {
    if (one instanceof BigDecimal number && other instanceof BigDecimal second) {
      return number.compareTo(second) < 0;
    }
    if (one instanceof LocalDateTime time && other instanceof LocalDateTime second) {
      return time.isBefore(second);
    }
    return !one.equals(other);
  }
}
