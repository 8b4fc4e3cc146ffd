package dev.lockkeeper.rehearsal.aside;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A thread that does the same again and again beside a migration, until it is ended. */
public final class Aside {

  /** What is done each time. */
  @FunctionalInterface
  public interface Round {

    /** Returns whether to go on; an exception ends the thread, too. */
    boolean run() throws SQLException;
  }

  private final Round round;
  private final long pause;
  private final Thread thread;
  private volatile boolean ended;
  private Optional<SQLException> failure = Optional.empty();

  private Aside(String name, Duration pause, Round round) {
    this.round = round;
    this.pause = pause.toNanos();
    this.thread = new Thread(this::repeat, "lockkeeper-" + name);
    thread.setDaemon(true);
  }

  /**
   * Starts a thread.
   *
   * @param pause between two rounds
   */
  public static Aside start(String name, Duration pause, Round round) {
    Aside aside = new Aside(name, pause, round);
    aside.thread.start();
    return aside;
  }

  private void repeat() {
    try {
      while (!ended && round.run()) {
        LockSupport.parkNanos(pause);
      }
    } catch (SQLException e) {
      failure = Optional.of(e);
    }
  }

  /** Returns whether there will be another round. */
  public boolean goesOn() {
    return thread.isAlive();
  }

  /** Returns when the last round is over: what it wrote can be read. */
  public void join() {
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
  }

  /**
   * Returns when the last round is over.
   *
   * @throws SQLException that ended it
   */
  public void end() throws SQLException {
    join();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
