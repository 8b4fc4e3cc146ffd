package dev.lockkeeper.rehearsal;

import dev.lockkeeper.schema.Difference;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schemas that a database goes through, and the statements that left them.
 *
 * <p>What is missed is what the last schema lacks of the first; a statement has taken it away if it
 * was there before and never after. So what is dropped and made again is not missed.
 */
public final class Trace {

  /** Reads the schema as it stands. */
  public interface Reading {
    Schema read(Connection connection) throws SQLException;
  }

  /** A schema as a statement left it. */
  private record State(StatementId by, Schema schema) {}

  private final Reading reading;
  private final List<StatementId> compared = new ArrayList<>();
  private final List<State> states = new ArrayList<>();
  private Optional<Schema> first = Optional.empty();
  private long nanos;

  /** Begins with no state. */
  public Trace(Reading reading) {
    this.reading = reading;
  }

  /** Notes what is there before the first pending statement. */
  public void begin(Connection connection) throws SQLException {
    first = Optional.of(read(connection));
  }

  /** Notes what a statement has left, where it has changed the catalog at all. */
  public void after(StatementId statement, boolean changed, Connection connection)
      throws SQLException {
    compared.add(statement);
    // whoever begins with nothing can miss nothing
    if (changed && first.filter(Trace::holdsSomething).isPresent()) {
      states.add(new State(statement, read(connection)));
    }
  }

  private static boolean holdsSomething(Schema schema) {
    return !schema.tables().isEmpty() || !schema.objects().isEmpty();
  }

  private Schema read(Connection connection) throws SQLException {
    long start = System.nanoTime();
    try {
      return reading.read(connection);
    } finally {
      nanos += System.nanoTime() - start;
    }
  }

  /** Returns what is missed after the last statement, by the one that took it away. */
  Map<StatementId, List<Difference>> differences() {
    long start = System.nanoTime();
    Map<StatementId, List<Difference>> by = new HashMap<>();
    compared.forEach(statement -> by.put(statement, new ArrayList<>()));
    if (!states.isEmpty()) {
      Schema before = first.orElseThrow();
      List<Difference> missed = Difference.between(before, states.get(states.size() - 1).schema());
      Map<Difference, StatementId> guilty = guilty(missed, before);
      missed.forEach(difference -> by.get(guilty.get(difference)).add(difference));
    }
    nanos += System.nanoTime() - start;
    return by;
  }

  /** From the last state back, for as long as a difference is there. */
  private Map<Difference, StatementId> guilty(List<Difference> missed, Schema before) {
    Map<Difference, StatementId> guilty = new HashMap<>();
    List<Difference> open = new ArrayList<>(missed);
    for (int i = states.size() - 1; i >= 0 && !open.isEmpty(); i--) {
      State state = states.get(i);
      Set<Difference> there = Set.copyOf(Difference.between(before, state.schema()));
      open.removeIf(difference -> !there.contains(difference));
      open.forEach(difference -> guilty.put(difference, state.by()));
    }
    return guilty;
  }

  /** Returns how long reading and comparing took. */
  Duration took() {
    return Duration.ofNanos(nanos);
  }
}
