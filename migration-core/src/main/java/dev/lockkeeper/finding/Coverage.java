package dev.lockkeeper.finding;

import dev.lockkeeper.script.Place;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much was looked at; what was not is named.
 *
 * @param scripts in the history, or in several
 * @param pendingScripts of them, judged
 * @param statements in all scripts
 * @param pendingStatements in the pending ones
 * @param unread statements that nobody could read, in any script
 * @param unreadPending how many of them are pending
 * @param observed pending statements that a rehearsal saw
 * @param unobserved pending statements that a rehearsal should have seen and did not
 */
public record Coverage(
    int scripts,
    int pendingScripts,
    int statements,
    int pendingStatements,
    List<Gap> unread,
    int unreadPending,
    int observed,
    List<Gap> unobserved) {

  /** A statement that was left out, with the reason. */
  public record Gap(Place place, String because) {}

  public Coverage {
    unread = List.copyOf(unread);
    unobserved = List.copyOf(unobserved);
  }

  /** Nothing was looked at. */
  public static final Coverage NONE = new Coverage(0, 0, 0, 0, List.of(), 0, 0, List.of());

  /** Returns what both looked at. */
  public Coverage plus(Coverage other) {
    return new Coverage(
        scripts + other.scripts,
        pendingScripts + other.pendingScripts,
        statements + other.statements,
        pendingStatements + other.pendingStatements,
        Stream.concat(unread.stream(), other.unread.stream()).toList(),
        unreadPending + other.unreadPending,
        observed + other.observed,
        Stream.concat(unobserved.stream(), other.unobserved.stream()).toList());
  }
}
