package dev.lockkeeper.operation;

import java.util.List;
import java.util.Set;

/**
 * What the rows of an INSERT give to its columns, counted from 0; those of a query are all as its
 * select list says.
 *
 * @param width how many columns they give something to
 * @param given columns that get a value in some row
 * @param defaulted columns that get their default in some row, for which DEFAULT is written
 * @param rows what is written for each column of each row, empty where it is no constant; no rows
 *     where they are not known, or too many
 * @param functions names before parentheses, those of all functions that are called among them
 */
public record GivenValues(
    int width,
    Set<Integer> given,
    Set<Integer> defaulted,
    List<List<String>> rows,
    Set<String> functions) {

  /** DEFAULT VALUES. */
  public static final GivenValues NONE =
      new GivenValues(0, Set.of(), Set.of(), List.of(List.of()), Set.of());

  public GivenValues {
    given = Set.copyOf(given);
    defaulted = Set.copyOf(defaulted);
    rows = List.copyOf(rows);
    functions = Set.copyOf(functions);
  }

  /** As the other constructor, where the rows themselves are not known. */
  public GivenValues(int width, Set<Integer> given, Set<Integer> defaulted) {
    this(width, given, defaulted, List.of(), Set.of());
  }
}
