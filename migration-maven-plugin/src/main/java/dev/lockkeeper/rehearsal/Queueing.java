package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect.Queues;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.felt.QueueWatch;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The pass behind a transaction that has read the tables: on a copy with a few rows. */
final class Queueing {

  private final ScratchDatabase database;
  private final FlywayRunner runner;
  private final Set<Table> touched;
  private final String defaultSchema;
  private final Duration open;

  /**
   * @param database ends with this pass
   * @param open how long that transaction stays
   */
  Queueing(
      ScratchDatabase database,
      FlywayRunner runner,
      Set<Table> touched,
      String defaultSchema,
      Duration open) {
    this.database = database;
    this.runner = runner;
    this.touched = touched;
    this.defaultSchema = defaultSchema;
    this.open = open;
  }

  /**
   * Returns how long others stood behind each statement that waited.
   *
   * @param explained finds out what production makes of it
   */
  Map<StatementId, List<Queues>> queues(
      List<Script> all,
      UnaryOperator<Map<StatementId, List<Queues>>> explained,
      List<String> remarks)
      throws CheckImpossibleException, SQLException {
    Stopwatch stopwatch = new Stopwatch();
    try {
      QueueWatch watch = QueueWatch.on(database, touched, defaultSchema, open);
      try (watch) {
        new Attempt(runner).untilNothingGivesUp(all, watch, watch::gaveUp);
      }
      Map<StatementId, List<Queues>> queues = explained.apply(watch.queues());
      long queued = queues.values().stream().filter(each -> !each.isEmpty()).count();
      remarks.add(
          String.format(
              Locale.ROOT,
              "Behind a transaction open for %d ms: %s%s (%.1f s)",
              open.toMillis(),
              stood(queued),
              there(queues),
              stopwatch.seconds()));
      if (watch.late()) {
        remarks.add("Some statements found no transaction in their way: time ran out");
      }
      return queues;
    } finally {
      database.drop();
    }
  }

  private static String stood(long queued) {
    return queued == 0
        ? "nobody stood behind a statement"
        : "bystanders stood behind %d statement%s".formatted(queued, queued == 1 ? "" : "s");
  }

  private static String there(Map<StatementId, List<Queues>> queues) {
    return queues.values().stream()
        .flatMap(List::stream)
        .flatMap(queue -> queue.atProduction().stream())
        .max(Comparator.comparingDouble(AtProduction::to))
        .map(Feeling::words)
        .orElse("");
  }
}
