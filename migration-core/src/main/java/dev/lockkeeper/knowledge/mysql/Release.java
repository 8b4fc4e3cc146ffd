package dev.lockkeeper.knowledge.mysql;

import java.util.Arrays;

/** A release of MySQL, such as 8.0.31. */
record Release(int major, int minor, int patch) implements Comparable<Release> {

  private static final int NEWEST_PATCH = 99;

  /** Rows keep their column order in the instant algorithm only from here on. */
  static final Release ANY_COLUMN_INSTANT = new Release(8, 0, 29);

  static final Release RENAME_COLUMN_INSTANT = new Release(8, 0, 28);

  /**
   * Members of ENUM and SET are numbers, whatever their characters: seen here, and not on 8.0.15.
   * What lies between was not tried, and is taken for the dearer.
   */
  static final Release MEMBERS_RECODED_INSTANT = new Release(8, 0, 31);

  /**
   * Before it a reference that stands beside a column was read and forgotten. That it counts from
   * here on is what the manual says: no server of 9.0 is embedded, so none was asked.
   */
  static final Release REFERENCES_BESIDE = new Release(9, 0, 0);

  /**
   * Before it a column did not go along with what was computed from it: seen on 8.0.15, and no more
   * on 8.0.31. What lies between was not tried, and is taken for the later one.
   */
  static final Release DEPENDENTS_DROPPED_ALONG = new Release(8, 0, 16);

  /** Before it CHECK was read and forgotten. */
  static final Release CHECKS = new Release(8, 0, 16);

  /**
   * Reads {@code 8.0.31}; without a patch, or without a minor version, the newest is meant.
   *
   * @throws IllegalArgumentException where that is no version
   */
  static Release parse(String version) {
    if (!version.matches("\\d{1,4}(\\.\\d{1,4}){0,2}")) {
      throw new IllegalArgumentException("'%s' is no version of MySQL".formatted(version));
    }
    int[] parts = Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    return new Release(
        parts[0],
        parts.length > 1 ? parts[1] : NEWEST_PATCH,
        parts.length > 2 ? parts[2] : NEWEST_PATCH);
  }

  boolean isFrom(Release first) {
    return compareTo(first) >= 0;
  }

  @Override
  public int compareTo(Release other) {
    return Arrays.compare(
        new int[] {major, minor, patch}, new int[] {other.major, other.minor, other.patch});
  }
}
