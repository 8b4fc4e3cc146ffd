package dev.lockkeeper.rehearsal;

import dev.lockkeeper.rehearsal.aside.Aside;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    running = Optional.of(new Run(reader, session));
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
    private final Aside aside;

    Run(LockReader reader, int session) {
      this.reader = reader;
      this.session = session;
      this.aside = Aside.start("sampler", PAUSE, this::sample);
    }

    private boolean sample() throws SQLException {
      long at = System.nanoTime();
      samples.add(new Sample(at, reader.of(session).locks()));
      return true;
    }

    List<Sample> end() throws SQLException {
      aside.end();
      return samples;
    }
  }
}
