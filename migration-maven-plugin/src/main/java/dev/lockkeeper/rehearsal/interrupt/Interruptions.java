package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.ServerRoles;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.StatementSplitter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stops pending scripts one after another, each at its statements, and lets them run again. */
public final class Interruptions {

  private static final AtomicInteger COPIES = new AtomicInteger();

  /** After that long no further stop is begun: large snapshots take long to copy. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Each takes as long as a server needs to start. */
  private static final Duration LONGEST_OF_KILLS = Duration.ofSeconds(20);

  private final Copying copying;
  private final Function<ScratchDatabase, FlywayRunner> runners;
  private final String historyTable;
  private final UnaryOperator<List<StatementId>> places;
  private final Death death;
  private final Duration longest;
  private final Counting counting;
  private long begun;
  private int wanted;
  private int behind;
  private Optional<ServerRoles> roles = Optional.empty();

  /** Makes copies of databases. */
  public interface Copying {

    /** Returns a copy, which sessions find as they find the first. */
    ScratchDatabase of(ScratchDatabase database, String name)
        throws CheckImpossibleException, SQLException;
  }

  /** Is told how many of the places for stops are done. */
  public interface Counting {
    void done(int some, int all);
  }

  /**
   * @param copying makes a database with everything that is in another one
   * @param runners what brings scripts to a database
   * @param limit of stops in each script; where there could be more, they are spread evenly
   */
  public Interruptions(
      Copying copying,
      Function<ScratchDatabase, FlywayRunner> runners,
      String historyTable,
      int limit) {
    this(
        copying,
        runners,
        historyTable,
        statements -> Trials.spread(statements, limit),
        new SessionsEnd(),
        LONGEST,
        (some, all) -> {});
  }

  private Interruptions(
      Copying copying,
      Function<ScratchDatabase, FlywayRunner> runners,
      String historyTable,
      UnaryOperator<List<StatementId>> places,
      Death death,
      Duration longest,
      Counting counting) {
    this.copying = copying;
    this.runners = runners;
    this.historyTable = historyTable;
    this.places = places;
    this.death = death;
    this.longest = longest;
    this.counting = counting;
  }

  /**
   * Returns those that kill the server, and let it recover.
   *
   * @param server that nobody else uses, on which copies are made
   * @param places those of a script's statements at which it is killed
   */
  public static Interruptions killing(
      EmbeddedPostgres server,
      Copying copying,
      Function<ScratchDatabase, FlywayRunner> runners,
      String historyTable,
      UnaryOperator<List<StatementId>> places) {
    return new Interruptions(
        copying,
        runners,
        historyTable,
        places,
        new ServerKilled(server),
        LONGEST_OF_KILLS,
        (some, all) -> {});
  }

  /** Returns the same, which begin no further stop after that time. */
  Interruptions within(Duration other) {
    return new Interruptions(copying, runners, historyTable, places, death, other, counting);
  }

  /** Returns the same, which say how far they are. */
  public Interruptions telling(Counting other) {
    return new Interruptions(copying, runners, historyTable, places, death, longest, other);
  }

  /**
   * Returns how the database recovered from each stop, by the statement at which it was.
   *
   * @param start holds a few rows and all that is released, and is dropped
   * @param released and callbacks, which belong to every run
   */
  public Map<StatementId, List<Interrupted>> of(
      ScratchDatabase start, List<Script> released, List<Script> pending)
      throws CheckImpossibleException, SQLException {
    begun = System.nanoTime();
    wanted = pending.stream().mapToInt(script -> places(script).size()).sum();
    Map<StatementId, List<Interrupted>> all = new LinkedHashMap<>();
    List<Script> known = new ArrayList<>(released);
    ScratchDatabase before = start;
    try {
      for (Script script : pending) {
        known.add(script);
        roles = Optional.of(ServerRoles.met(before));
        Trials trials = new Trials(this, before, List.copyOf(known), script);
        ScratchDatabase after = trials.run();
        before.drop();
        before = after;
        all.putAll(trials.results());
        behind += places(script).size();
      }
    } catch (ScriptFailedException e) {
      // Nothing can be said of a script that does not run even when nobody stops it.
      return all;
    } finally {
      before.drop();
    }
    return all;
  }

  /** Returns whether time has run out, so that stops were left out. */
  public boolean late() {
    return System.nanoTime() - begun > longest.toNanos();
  }

  ScratchDatabase copyOf(ScratchDatabase database) throws CheckImpossibleException, SQLException {
    roles().putAside();
    return copying.of(database, "stopped_" + COPIES.incrementAndGet());
  }

  /** Returns the roles that the script finds which is being stopped. */
  ServerRoles roles() {
    return roles.orElseThrow();
  }

  void apply(ScratchDatabase database, List<Script> scripts, ScriptListener listener)
      throws ScriptFailedException, CheckImpossibleException {
    runners.apply(database).apply(scripts, listener);
  }

  DatabaseState state(ScratchDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      return DatabaseState.of(connection, historyTable);
    }
  }

  String historyTable() {
    return historyTable;
  }

  /** Returns the statements at which the script is stopped. */
  List<StatementId> places(Script script) {
    return places.apply(
        StatementSplitter.split(script).stream()
            .map(one -> new StatementId(script.path(), one.index()))
            .toList());
  }

  /** So many of the script's stops are done. */
  void done(int some) {
    counting.done(behind + some, wanted);
  }

  Death death() {
    return death;
  }

  /** Returns whether repeatable scripts run a second time: what nobody stops needs no death. */
  boolean runsTwice() {
    return death instanceof SessionsEnd;
  }
}
