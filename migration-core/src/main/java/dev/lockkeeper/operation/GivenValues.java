package dev.lockkeeper.operation;

import java.util.Set;

/**
 * What the rows of an INSERT with VALUES give to its columns, counted from 0.
 *
 * @param width how many columns they give something to
 * @param given columns that get a value in some row
 * @param defaulted columns that get their default in some row, for which DEFAULT is written
 */
public record GivenValues(int width, Set<Integer> given, Set<Integer> defaulted) {

  /** DEFAULT VALUES. */
  public static final GivenValues NONE = new GivenValues(0, Set.of(), Set.of());

  public GivenValues {
    given = Set.copyOf(given);
    defaulted = Set.copyOf(defaulted);
  }
}
