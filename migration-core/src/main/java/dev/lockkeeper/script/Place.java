package dev.lockkeeper.script;

import java.util.Comparator;

/**
 * Where something stands in a file, so that an editor can jump there.
 *
 * @param file path relative to the module's base directory, with {@code /}
 * @param line counted from 1
 * @param column counted from 1, in code points
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file).thenComparing(Place::line).thenComparing(Place::column);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code file:line}, the form that editors and terminals make a link of. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
