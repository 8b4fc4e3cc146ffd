package dev.lockkeeper.rehearsal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at a session's locks again and again while a statement runs that frees them before anybody
 * can ask; what it holds for less than a few milliseconds may escape.
 */
final class Sampler {

  /** Faster than that slows the statement down. */
  private static final Duration PAUSE = Duration.ofMillis(3);

  private final LockReader reader;
  private Optional<Run> running = Optional.empty();

  /**
   * @param reader over a connection of its own
   */
  Sampler(LockReader reader) {
    this.reader = reader;
  }

  void start(int session) {
    Run run = new Run(reader, session);
    running = Optional.of(run);
    run.thread.start();
  }

  /** Ends the run that was started, and its thread; returns nothing where none was. */
  List<Sample> stop() throws SQLException {
    if (running.isEmpty()) {
      return List.of();
    }
    Run run = running.get();
    running = Optional.empty();
    return run.end();
  }

  /**
   * What was there at one moment.
   *
   * @param at on {@link System#nanoTime()}
   */
  record Sample(long at, List<LockReader.Lock> locks) {}

  /** One statement's samples. */
  private static final class Run {

    private final LockReader reader;
    private final int session;
    private final List<Sample> samples = new ArrayList<>();
    private final Thread thread = new Thread(this::sample, "lockkeeper-sampler");
    private volatile boolean ended;
    private Optional<SQLException> failure = Optional.empty();

    Run(LockReader reader, int session) {
      this.reader = reader;
      this.session = session;
      thread.setDaemon(true);
    }

    private void sample() {
      try {
        while (!ended) {
          long at = System.nanoTime();
          samples.add(new Sample(at, reader.of(session).locks()));
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      } catch (SQLException e) {
        failure = Optional.of(e);
      }
    }

    List<Sample> end() throws SQLException {
      ended = true;
      LockSupport.unpark(thread);
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure.isPresent()) {
        throw failure.get();
      }
      return samples;
    }
  }
}
