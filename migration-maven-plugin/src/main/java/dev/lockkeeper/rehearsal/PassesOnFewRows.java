package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Effect.Queues;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.interrupt.Interruptions;
import dev.lockkeeper.rehearsal.request.Requests;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The passes for which a few rows do: they make statements wait, or stop them, and measure nothing
 * that grows.
 */
final class PassesOnFewRows implements AutoCloseable {

  private final Means means;
  private final Set<Table> touched;
  private final Set<StatementId> loose;
  private Optional<ScratchDatabase> few = Optional.empty();
  private Optional<EmbeddedPostgres> mortal = Optional.empty();

  /**
   * @param touched tables that get rows
   * @param loose statements that may free their locks before anybody can look
   */
  PassesOnFewRows(Means means, Set<Table> touched, Set<StatementId> loose) {
    this.means = means;
    this.touched = touched;
    this.loose = loose;
  }

  /**
   * Copies what the released scripts leave, without rows; gives a few to the touched tables.
   *
   * @param large a database that no server but the first needs
   */
  void copy(ScratchDatabase database, ScratchDatabase large, Demands demands, Sizes sizes)
      throws CheckImpossibleException, SQLException {
    if (stops() || queue() || !loose.isEmpty()) {
      ScratchDatabase copy = means.copying().of(database, database.name() + "_few");
      few = Optional.of(copy);
      FewRows.give(copy, touched, demands, sizes);
    }
    Optional<EmbeddedPostgres> own = means.servers().own();
    if (stops() && own.isPresent()) {
      // now, while there is little else to copy
      mortal = Optional.of(own.get().twin(large));
    }
  }

  /** Returns what those statements ask for that free their locks before anybody can look. */
  Requests requests(List<Script> all) throws CheckImpossibleException, SQLException {
    if (loose.isEmpty()) {
      return Requests.NONE;
    }
    means.progress().now("Making statements wait for each lock");
    return new HoldingUp(means).requests(few.orElseThrow(), all, loose, touched);
  }

  /** Adds what others feel of a statement that is made to wait itself. */
  void queue(List<Script> all, FeltThere there, Map<StatementId, Observation> observations)
      throws CheckImpossibleException, SQLException {
    if (few.isEmpty() || !queue()) {
      return;
    }
    means.progress().now("Applying behind an open transaction");
    ScratchDatabase copy = means.freshCopy(few.get(), "_queue");
    Queueing queueing =
        new Queueing(
            copy,
            means.runner(copy),
            touched,
            means.flyway().defaultSchema(),
            means.passes().longTransaction());
    Map<StatementId, List<Queues>> queues = queueing.queues(all, there::queues, means.remarks());
    FurtherPasses.add(queues, observations);
  }

  /** Adds what comes of stopping the pending scripts and of running them again. */
  void stop(List<Script> released, List<Script> pending, Map<StatementId, Observation> observations)
      throws CheckImpossibleException, SQLException {
    if (few.isEmpty() || !stops()) {
      return;
    }
    ScratchDatabase start = few.get();
    FurtherPasses.add(stops(start, released, pending), observations);
    if (mortal.isPresent()) {
      FurtherPasses.add(kills(mortal.get(), start, released, pending, observations), observations);
    }
  }

  /** Nobody queues for a table that is not there yet. */
  private boolean queue() {
    return !means.passes().longTransaction().isZero() && !touched.isEmpty();
  }

  private boolean stops() {
    return means.passes().stops() > 0;
  }

  private Map<StatementId, List<Interrupted>> stops(
      ScratchDatabase database, List<Script> released, List<Script> pending)
      throws CheckImpossibleException, SQLException {
    means.progress().now("Stopping and running again");
    Interruptions interruptions =
        new Interruptions(
                means.copying(), means.runners(), means.flyway().table(), means.passes().stops())
            .telling((done, all) -> means.progress().done(done, all, "stops"));
    return new Recovering(interruptions, database).stops(released, pending, means.remarks());
  }

  private Map<StatementId, List<Interrupted>> kills(
      EmbeddedPostgres server,
      ScratchDatabase start,
      List<Script> released,
      List<Script> pending,
      Map<StatementId, Observation> observations)
      throws CheckImpossibleException, SQLException {
    means.progress().now("Killing the server and running again");
    Interruptions interruptions =
        Interruptions.killing(
                server,
                (database, name) -> means.servers().copyOf(database, name, server),
                means.runners(),
                means.flyway().table(),
                statements -> Killing.longest(statements, observations))
            .telling((done, all) -> means.progress().done(done, all, "kills"));
    return new Killing(interruptions, server.same(start))
        .kills(released, pending, observations, means.remarks());
  }

  @Override
  public void close() throws CheckImpossibleException {
    mortal.ifPresent(EmbeddedPostgres::close);
    if (few.isPresent()) {
      few.get().drop();
    }
  }
}
