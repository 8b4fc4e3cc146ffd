package dev.lockkeeper.page;

import java.util.Comparator;
import java.util.List;

/** Sorts names by their likeness to what somebody wrote. */
public final class Nearest {

  private Nearest() {}

  /**
   * Returns the pages, those first whose names need the fewest letters changed, and among equals
   * those that have the written words in them.
   */
  public static List<Page> first(List<Page> pages, String written) {
    return pages.stream()
        .sorted(
            Comparator.comparing((Page page) -> !page.id().contains(written))
                .thenComparing(page -> distance(page.id(), written))
                .thenComparing(Page::id))
        .toList();
  }

  /** Returns how many letters have to be put in, left out or changed (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
