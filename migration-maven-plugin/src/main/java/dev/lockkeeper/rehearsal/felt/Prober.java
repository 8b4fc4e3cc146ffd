package dev.lockkeeper.rehearsal.felt;

import dev.lockkeeper.rehearsal.aside.Aside;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * One bystander: calls, pauses, calls again, on a connection of its own, until it is closed or the
 * migration has taken away what it asks for.
 */
final class Prober implements AutoCloseable {

  /** One call, on {@link System#nanoTime()}. */
  record Call(long from, long to) {
    long nanos() {
      return to - from;
    }
  }

  private final Probe probe;
  private final Connection connection;
  private final int session;
  private final PreparedStatement call;
  private final Aside aside;
  private final List<Call> calls = new ArrayList<>();
  private volatile int made;

  /**
   * Begins to call.
   *
   * @param connection of its own; closed in the end
   * @param pause between two calls: no stall is seen sharper
   */
  Prober(Probe probe, Connection connection, Duration pause) throws SQLException {
    this.probe = probe;
    this.connection = connection;
    connection.setAutoCommit(false);
    this.session = connection.unwrap(PGConnection.class).getBackendPID();
    this.call = connection.prepareStatement(probe.sql());
    this.aside = Aside.start("prober", pause, this::call);
  }

  private boolean call() throws SQLException {
    long from = System.nanoTime();
    call.execute();
    calls.add(new Call(from, System.nanoTime()));
    made = calls.size();
    // A committed UPDATE moves its row to where there is room, often the end of the table: what
    // changes every row would come to it last, and be over at once.
    connection.rollback();
    return true;
  }

  Probe probe() {
    return probe;
  }

  int session() {
    return session;
  }

  /** Returns how many calls have been answered so far. */
  int made() {
    return made;
  }

  /** Returns whether it will call again. */
  boolean goesOn() {
    return aside.goesOn();
  }

  /** Returns all calls that were answered, once it is closed. */
  List<Call> calls() {
    return calls;
  }

  /** What the running release loses is for others to say: an error ends the calls, and no more. */
  @Override
  public void close() throws SQLException {
    aside.join();
    connection.close();
  }
}
