package dev.lockkeeper.effect;

import dev.lockkeeper.operation.Spot;
import dev.lockkeeper.operation.Table;
import java.util.Optional;

/**
 * One thing a server does when it runs a statement.
 *
 * <p>The first eight kinds can be seen on a running server, three of them only there; the rest is
 * known from what the statement asks.
 */
public sealed interface Effect {

  /**
   * Returns whether a rehearsal sees effects of this kind, so that it can overrule a prediction.
   */
  default boolean observable() {
    return false;
  }

  /** Takes a lock, the strongest on that table; the hold is known where it was observed. */
  record Locks(Table table, LockMode mode, Optional<Hold> hold) implements Effect {
    /** A lock as predicted. */
    public Locks(Table table, LockMode mode) {
      this(table, mode, Optional.empty());
    }

    @Override
    public boolean observable() {
      return true;
    }
  }

  /** Makes ordinary statements on the table wait; the hold is known where it was observed. */
  record Blocks(Table table, Traffic traffic, HowLong howLong, Optional<Hold> hold)
      implements Effect {
    /** A wait as predicted. */
    public Blocks(Table table, Traffic traffic, HowLong howLong) {
      this(table, traffic, howLong, Optional.empty());
    }

    @Override
    public boolean observable() {
      return true;
    }
  }

  /** Writes the table's storage anew. */
  record Rewrites(Table table) implements Effect {
    @Override
    public boolean observable() {
      return true;
    }
  }

  /** Builds an index anew that existed before. */
  record RebuildsIndex(Table table, String index) implements Effect {
    @Override
    public boolean observable() {
      return true;
    }
  }

  /** Reads every row of the table. */
  record Scans(Table table) implements Effect {
    @Override
    public boolean observable() {
      return true;
    }
  }

  /** Has inserted, updated and deleted that many rows: seen only, for nobody can foretell it. */
  record Writes(Table table, long rows) implements Effect {
    @Override
    public boolean observable() {
      return true;
    }
  }

  /** Writes that much into the log that replicas replay: seen only, for nobody can foretell it. */
  record Logs(long bytes, Optional<AtProduction> atProduction) implements Effect {
    @Override
    public boolean observable() {
      return true;
    }

    /** Returns the least that it writes where production's rows are known, else what it wrote. */
    public double least() {
      return atProduction.map(AtProduction::from).orElse((double) bytes);
    }

    /** Returns the most that it writes where production's rows are known, else what it wrote. */
    public double most() {
      return atProduction.map(AtProduction::to).orElse((double) bytes);
    }
  }

  /**
   * Let a replica fall behind, which replays the log while others read from it.
   *
   * @param behindBytes of log that it had still to replay, at most
   * @param behindMillis how old what it showed was, at most
   * @param floorMillis how old that was while nothing was migrated, at most
   * @param cancelledReads that stood in the way of what it had to replay
   */
  record Lags(
      long behindBytes, double behindMillis, double floorMillis, int cancelledReads, Replay replay)
      implements Effect {
    @Override
    public boolean observable() {
      return true;
    }
  }

  /** Has changed the catalog: seen only, and said as {@code makes index x}. */
  record ChangesCatalog(String what) implements Effect {
    @Override
    public boolean observable() {
      return true;
    }
  }

  /** Changes, copies or locks rows one by one, so that it takes longer the more there are. */
  record Works(Table table) implements Effect {}

  /** Destroys rows or values that a running release or a person may want back. */
  record LosesData(Table table, String what) implements Effect {}

  /** Makes statements of the release that is still running fail. */
  record Breaks(Table table, Traffic traffic, String what) implements Effect {}

  /**
   * Changes the table by that algorithm of MySQL's.
   *
   * @param dmlPermitted whether writers go on while it works
   */
  record Uses(Table table, Algorithm algorithm, boolean dmlPermitted) implements Effect {
    @Override
    public boolean observable() {
      return true;
    }
  }

  /** Reads a part of the statement, and does nothing of what it asks. */
  record Ignores(Table table, String what) implements Effect {}

  /**
   * Changes the table's columns at once, beside rows that keep the form they had: MySQL does that
   * so often and no more, until the table is built anew.
   *
   * @param number of this change among them; where it is beyond the last, the table is built anew
   * @param most of them
   */
  record AddsRowVersion(Table table, int number, int most) implements Effect {

    /** Returns how many such changes are left after it. */
    public int left() {
      return Math.max(0, most - number);
    }

    /** Returns whether there was none left for it. */
    public boolean comesTooLate() {
      return number > most;
    }
  }

  /** Lets nobody change the rows of the table that it only reads, until its transaction ends. */
  record LocksRowsRead(Table table) implements Effect {}

  /** Commits what came before in the transaction, and cannot be rolled back itself. */
  record CommitsImplicitly() implements Effect {}

  /** Is refused by the server inside a transaction block. */
  record ForbidsTransaction() implements Effect {}

  /** Stops with the server's error, on a database that holds no rows of the user's. */
  record Fails(String error) implements Effect {
    @Override
    public boolean observable() {
      return true;
    }
  }

  /**
   * Makes the server refuse a statement that the running release sends.
   *
   * @param statement where that is written
   */
  record BreaksStatement(String statement, String error) implements Effect {
    @Override
    public boolean observable() {
      return true;
    }
  }

  /**
   * Was stopped, and its script run again.
   *
   * @param moment at which
   * @param recovery what came of it
   * @param detail what failed or differs; empty where nothing does
   */
  record Interrupted(StopMoment moment, Recovery recovery, String detail) implements Effect {
    @Override
    public boolean observable() {
      return true;
    }
  }

  /**
   * Let a bystander wait for its locks, who reads or writes one row of the table by its key, again
   * and again, each time in a transaction of its own.
   *
   * @param longestMillis the longest that one call took
   * @param p99Millis no more than one call in a hundred took longer
   * @param floorMillis the longest that one call took just before, while nothing was migrated
   * @param atProduction the longest that one takes there, in milliseconds, where production has
   *     more rows and how many is known
   */
  record Stalls(
      Table table,
      Traffic traffic,
      double longestMillis,
      double p99Millis,
      double floorMillis,
      Optional<AtProduction> atProduction)
      implements Effect {

    /** A stall as it was felt. */
    public Stalls(
        Table table, Traffic traffic, double longestMillis, double p99Millis, double floorMillis) {
      this(table, traffic, longestMillis, p99Millis, floorMillis, Optional.empty());
    }

    @Override
    public boolean observable() {
      return true;
    }

    /** Returns the same, with what production's rows make of it. */
    public Stalls growingTo(AtProduction there) {
      return new Stalls(table, traffic, longestMillis, p99Millis, floorMillis, Optional.of(there));
    }
  }

  /**
   * Waited for a transaction that had read the table and was still open, and let bystanders wait
   * behind it.
   *
   * @param openMillis how long that transaction stayed open, unless the statement gave up before
   * @param longestMillis the longest stall of a bystander
   * @param end of the waiting
   * @param atProduction the longest stall there, in milliseconds: behind the transaction, and then
   *     until the statement's own locks are gone
   */
  record Queues(
      Table table,
      double openMillis,
      double longestMillis,
      QueueEnd end,
      Optional<AtProduction> atProduction)
      implements Effect {

    /** A queue as it was felt. */
    public Queues(Table table, double openMillis, double longestMillis, QueueEnd end) {
      this(table, openMillis, longestMillis, end, Optional.empty());
    }

    @Override
    public boolean observable() {
      return true;
    }

    /** Returns the same, with what production's rows make of it. */
    public Queues growingTo(AtProduction there) {
      return new Queues(table, openMillis, longestMillis, end, Optional.of(there));
    }
  }

  /** What it does cannot be said without running it; a part of a body has a place of its own. */
  record Unknown(String because, Optional<Spot> at) implements Effect {

    /** A statement of which nothing is known. */
    public Unknown(String because) {
      this(because, Optional.empty());
    }
  }

  /**
   * Fires a trigger or rule of that table which does something that cannot be said without running
   * it.
   *
   * @param by the trigger or rule, with its kind
   */
  record Conceals(Table table, String by, String because) implements Effect {
    @Override
    public boolean observable() {
      return true;
    }
  }
}
