package dev.lockkeeper.report;

import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.finding.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of one history.
 *
 * @param id names it among those of its module
 * @param judged what was found, as far as it was judged at all
 * @param impossible why it could not be judged, or not to the end
 */
public record HistoryReport(String id, Optional<Judged> judged, Optional<String> impossible) {

  /**
   * What was found.
   *
   * @param history what was judged, with its base
   * @param server the database it was judged for
   * @param statements the pending ones
   * @param verdict over them
   */
  public record Judged(History history, Server server, List<Examined> statements, Verdict verdict) {
    public Judged {
      statements = List.copyOf(statements);
    }
  }

  /** Returns what all of that amounts to; not able to judge is never a pass. */
  public Gate.Outcome outcome() {
    if (impossible.isPresent()) {
      return Gate.Outcome.IMPOSSIBLE;
    }
    return judged.filter(one -> one.verdict().refused()).isPresent()
        ? Gate.Outcome.REFUSED
        : Gate.Outcome.PASSED;
  }
}
