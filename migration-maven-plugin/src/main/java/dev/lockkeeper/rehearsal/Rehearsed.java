package dev.lockkeeper.rehearsal;

import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.StatementId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a rehearsal saw.
 *
 * @param observations of the pending statements that ran
 * @param unobserved why each other pending statement was not seen: never a pass
 * @param serverVersion as the server says it, for instance {@code 17.2}
 * @param times how long each phase took
 * @param rows in each table that was filled
 * @param remarks what a person should know about the rehearsal as a whole
 */
public record Rehearsed(
    Map<StatementId, Observation> observations,
    Map<StatementId, String> unobserved,
    String serverVersion,
    Times times,
    Map<Table, Long> rows,
    List<String> remarks) {
  public Rehearsed {
    observations = Map.copyOf(observations);
    unobserved = Map.copyOf(unobserved);
    rows = Map.copyOf(rows);
    remarks = List.copyOf(remarks);
  }

  /**
   * How long each phase took.
   *
   * @param serverStart until the server answered
   * @param apply the released scripts
   * @param explore the pending scripts on a database without rows
   * @param fill the tables they touch
   * @param observe the pending scripts on the filled database
   */
  public record Times(
      Duration serverStart, Duration apply, Duration explore, Duration fill, Duration observe) {}
}
