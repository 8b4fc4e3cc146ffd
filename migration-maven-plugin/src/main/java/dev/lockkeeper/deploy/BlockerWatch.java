package dev.lockkeeper.deploy;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Looks from a second connection at who blocks the migrating session, as long as it is open. */
final class BlockerWatch implements AutoCloseable {

  private static final Duration LONGEST_INTERVAL = Duration.ofMillis(200);

  /** A wait that long is worth a line, and so is every such time after it. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

  private static final String BLOCKERS =
      """
      SELECT blocking.pid, coalesce(nullif(application_name, ''), backend_type, 'unnamed'),
             coalesce(state, 'in a state that this user may not see'),
             coalesce(state_change, clock_timestamp()), coalesce(query, '')
      FROM (SELECT DISTINCT unnest(pg_blocking_pids(?)) AS pid) AS blocking
      LEFT JOIN pg_stat_activity AS activity ON activity.pid = blocking.pid
      ORDER BY blocking.pid
      """;

  private final Connection connection;
  private final Duration interval;
  private final Consumer<String> progress;
  private final Thread thread = new Thread(this::look, "lockkeeper-blockers");

  private volatile int session;
  private volatile boolean ended;
  private volatile List<Blocker> last = List.of();

  BlockerWatch(Target target, Duration lockTimeout, Consumer<String> progress)
      throws CheckImpossibleException {
    this.connection = target.connect();
    Duration quarter = lockTimeout.dividedBy(4).plusMillis(1);
    this.interval = quarter.compareTo(LONGEST_INTERVAL) < 0 ? quarter : LONGEST_INTERVAL;
    this.progress = progress;
    thread.setDaemon(true);
    thread.start();
  }

  /** Looks at that session from now on, and forgets who blocked before. */
  void watch(int pid) {
    last = List.of();
    session = pid;
  }

  /** Returns those who blocked when last somebody did. */
  List<Blocker> last() {
    return last;
  }

  private void look() {
    long waitingSince = System.nanoTime();
    try (PreparedStatement query = connection.prepareStatement(BLOCKERS)) {
      while (!ended) {
        List<Blocker> now = session == 0 ? List.of() : blockers(query);
        if (now.isEmpty()) {
          waitingSince = System.nanoTime();
        } else {
          last = now;
          if (System.nanoTime() - waitingSince > WORTH_TELLING.toNanos()) {
            progress.accept("Still waiting for " + now.get(0));
            waitingSince = System.nanoTime();
          }
        }
        LockSupport.parkNanos(interval.toNanos());
      }
    } catch (SQLException e) {
      // Nobody can be named any more; the scripts do not depend on it.
      ended = true;
    }
  }

  private List<Blocker> blockers(PreparedStatement query) throws SQLException {
    query.setInt(1, session);
    List<Blocker> blockers = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Instant since = row.getTimestamp(4).toInstant().truncatedTo(ChronoUnit.SECONDS);
        blockers.add(
            new Blocker(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                since,
                Blocker.withoutData(row.getString(5))));
      }
    }
    return blockers;
  }

  /** Ends the looking; closing the connection ends a query that is still out. */
  @Override
  public void close() throws CheckImpossibleException {
    ended = true;
    LockSupport.unpark(thread);
    try {
      connection.close();
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The connection that watched cannot be closed", "Look at the database's sessions", e);
    }
  }
}
