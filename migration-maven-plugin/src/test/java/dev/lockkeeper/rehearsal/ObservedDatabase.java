package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.felt.StallWatch;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A database on which scripts are run under observation. */
final class ObservedDatabase {

  private final ScratchDatabase database;
  private final Script released;
  private Map<Table, Long> rows = Map.of();
  private Map<StatementId, Observation> observations = Map.of();
  private double tookMillis;

  private ObservedDatabase(ScratchDatabase database, Script released) {
    this.database = database;
    this.released = released;
  }

  /** Applies a first script, unobserved. */
  static ObservedDatabase with(String released) throws Exception {
    ScratchDatabase database = TestServer.database();
    Script script = TestScript.versioned(1, released);
    new FlywayRunner(database.dataSource(), Path.of("."))
        .apply(List.of(script), ScriptListener.NONE);
    return new ObservedDatabase(database, script);
  }

  /** Says how many rows there are in tables. */
  ObservedDatabase holding(Map<Table, Long> rowsByTable) {
    rows = rowsByTable;
    return this;
  }

  Connection connect() throws SQLException {
    return database.connect();
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Applies the next scripts, and keeps what was seen of them. */
  ObservedDatabase observe(String... texts) throws Exception {
    List<Script> scripts = new ArrayList<>();
    for (String text : texts) {
      scripts.add(TestScript.versioned(scripts.size() + 2, text));
    }
    List<Script> all = Stream.concat(Stream.of(released), scripts.stream()).toList();
    FlywayRunner runner = new FlywayRunner(database.dataSource(), Path.of("."));
    try (Observer observer =
        Observer.of(scripts, database.dataSource(), rows, FlywayRunner.HISTORY_TABLE)) {
      long start = System.nanoTime();
      try {
        runner.apply(all, observer);
      } finally {
        tookMillis = (System.nanoTime() - start) / 1e6;
        observations = observer.observations();
      }
    }
    return this;
  }

  /** Applies one script beside readers and writers, and returns what they felt of it. */
  List<Effect.Stalls> feel(String text, Table table) throws Exception {
    Script script = TestScript.versioned(2, text);
    FlywayRunner runner = new FlywayRunner(database.dataSource(), Path.of("."));
    StallWatch watch = StallWatch.on(database, List.of(table), "public");
    try (watch) {
      runner.apply(List.of(released, script), watch);
    }
    return watch.stalls().values().stream().flatMap(List::stream).toList();
  }

  /** How long the last script took, with all that Flyway does about it: no hold is longer. */
  double tookMillis() {
    return tookMillis;
  }

  Observation statement(int index) {
    return statement(2, index);
  }

  Observation statement(int version, int index) {
    return observations.get(new StatementId("db/V%d__test.sql".formatted(version), index));
  }

  /** The effects as words, without their holds: {@code orders ShareLock}, {@code scans orders}. */
  List<String> effects(int index) {
    return effects(2, index);
  }

  /** The same of another than the first script. */
  List<String> effects(int version, int index) {
    return statement(version, index).effects().stream()
        .filter(effect -> !isOnlyTold(effect))
        .map(ObservedDatabase::words)
        .toList();
  }

  /** What nobody predicts: changes of the catalog, and rows written. */
  List<String> told(int index) {
    return statement(index).effects().stream()
        .filter(ObservedDatabase::isOnlyTold)
        .map(ObservedDatabase::words)
        .toList();
  }

  private static boolean isOnlyTold(Effect effect) {
    return effect instanceof Effect.Writes || effect instanceof Effect.ChangesCatalog;
  }

  Effect.Blocks blocks(int index, String table) {
    return statement(index).effects().stream()
        .filter(Effect.Blocks.class::isInstance)
        .map(Effect.Blocks.class::cast)
        .filter(blocks -> blocks.table().equals(Table.of(table)))
        .findFirst()
        .orElseThrow();
  }

  private static String words(Effect effect) {
    if (effect instanceof Effect.Locks locks) {
      return locks.table() + " " + locks.mode().nativeName();
    }
    if (effect instanceof Effect.Blocks blocks) {
      return "%s of %s wait, %s"
          .formatted(blocks.traffic().word(), blocks.table(), blocks.howLong().word());
    }
    if (effect instanceof Effect.Rewrites rewrites) {
      return "rewrites " + rewrites.table();
    }
    if (effect instanceof Effect.RebuildsIndex rebuilds) {
      return "rebuilds %s of %s".formatted(rebuilds.index(), rebuilds.table());
    }
    if (effect instanceof Effect.Scans scans) {
      return "scans " + scans.table();
    }
    if (effect instanceof Effect.Writes writes) {
      return "%d rows of %s written".formatted(writes.rows(), writes.table());
    }
    if (effect instanceof Effect.ChangesCatalog change) {
      return change.what();
    }
    if (effect instanceof Effect.Fails fails) {
      return "fails: " + fails.error();
    }
    throw new AssertionError("no rehearsal can see " + effect);
  }
}
