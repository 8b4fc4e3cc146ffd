package dev.lockkeeper.finding;

import dev.lockkeeper.script.Place;
import java.util.List;

/**
 * How much was looked at; what was not is named.
 *
 * @param scripts in the history
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
}
