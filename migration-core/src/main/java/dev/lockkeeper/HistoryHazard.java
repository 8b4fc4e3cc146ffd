package dev.lockkeeper;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A danger that lies in which scripts there are, rather than in what a statement does. */
enum HistoryHazard {
  RELEASED_SCRIPT_EDITED,
  RELEASED_SCRIPT_REMOVED,
  RELEASED_SCRIPT_RENAMED,
  RELEASED_SCRIPT_FAILED,
  PENDING_SCRIPT_OUT_OF_ORDER;

  /** Returns the name that reports and allowances use. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the names of all. */
  static Set<String> ids() {
    return Arrays.stream(values()).map(HistoryHazard::id).collect(Collectors.toUnmodifiableSet());
  }
}
