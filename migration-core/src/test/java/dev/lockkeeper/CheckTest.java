package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Fails;
import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.Effect.Scans;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.effect.QueueEnd;
import dev.lockkeeper.effect.Replay;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.ByteCount;
import dev.lockkeeper.evidence.LagBudget;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.Version;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What observation, known sizes and budgets make of a prediction. */
class CheckTest {

  private static final Table ORDERS = Table.of("orders");
  private static final Table ITEMS = Table.of("items");
  private static final String UPDATE_ONE = "UPDATE orders SET c = 1 WHERE id = 1;";
  private static final String INDEX = "CREATE INDEX orders_c_idx ON orders (c);";

  @Test
  void withoutARehearsalAPredictionStandsAlone() throws Exception {
    Finding finding = only(judge(INDEX, Observations.NONE, Map.of()));
    assertThat(finding.agreement()).isEqualTo(Agreement.NOT_OBSERVED);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.message()).endsWith("(SHARE lock)");
  }

  @Test
  void aSleepHoldsLocksAsWorkDoes() throws Exception {
    String add = "ALTER TABLE orders ADD COLUMN d integer;";
    assertThat(judge(add, Observations.NONE, Map.of()).findings())
        .noneMatch(finding -> finding.hazard().equals("lock-held-through-later-statements"));
    assertThat(judge(add + " SELECT pg_sleep(5);", Observations.NONE, Map.of()).findings())
        .anyMatch(finding -> finding.hazard().equals("lock-held-through-later-statements"));
  }

  @Test
  void whatGrowsWithTheTableIsRefusedHoweverShortItWas() throws Exception {
    Finding finding = only(judge(INDEX, seen(built(12)), Map.of()));
    assertThat(finding.agreement()).isEqualTo(Agreement.CONFIRMED);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.message())
        .endsWith("(SHARE lock; observed 12 ms at 1 k rows; budget 200 ms)");
  }

  @Test
  void atProductionsSizeTheBudgetDecides() throws Exception {
    Finding within = only(judge(INDEX, seen(built(200)), Map.of(ORDERS, 1_000L)));
    assertThat(within.severity()).isEqualTo(Severity.INFO);
    assertThat(within.message())
        .endsWith(
            "(SHARE lock; observed 200 ms at 1 k rows; production has 1 k rows; budget 200 ms)");
    Finding over = only(judge(INDEX, seen(built(201)), Map.of(ORDERS, 1_000L)));
    assertThat(over.severity()).isEqualTo(Severity.ERROR);
    Finding sample = only(judge(INDEX, seen(built(12)), Map.of(ORDERS, 1_001L)));
    assertThat(sample.severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void aboveWhatWasMeasuredTheRangeDecides() throws Exception {
    Finding surely = only(judge(INDEX, seen(growing(201, 300)), Map.of(ORDERS, 4_000L)));
    assertThat(surely.severity()).isEqualTo(Severity.ERROR);
    assertThat(surely.message())
        .endsWith(
            "(SHARE lock; observed 60 ms at 1 k rows, at least 201 ms at production's 4 k rows;"
                + " budget 200 ms)");
    Finding perhaps = only(judge(INDEX, seen(growing(200, 300)), Map.of(ORDERS, 4_000L)));
    assertThat(perhaps.severity()).isEqualTo(Severity.WARNING);
    assertThat(perhaps.message())
        .endsWith(
            "(SHARE lock; observed 60 ms at 1 k rows, 200 ms to 300 ms at production's 4 k rows;"
                + " budget 200 ms)");
    Finding within = only(judge(INDEX, seen(growing(150, 200)), Map.of(ORDERS, 4_000L)));
    assertThat(within.severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void aRangeThatSaysLittleSaysSo() throws Exception {
    assertThat(only(judge(INDEX, seen(growing(100, 201)), Map.of(ORDERS, 4_000L))).message())
        .contains(", roughly 100 ms to 201 ms at production's 4 k rows;");
    assertThat(only(judge(INDEX, seen(growing(0, 201)), Map.of(ORDERS, 4_000L))).message())
        .contains(", too short to tell more than under 201 ms at production's 4 k rows;");
  }

  @Test
  void aTransactionMayWriteNoMoreLogThanItsBudget() throws Exception {
    assertThat(wal("UPDATE orders SET c = 1 WHERE id < 9;", 64, Optional.empty())).isEmpty();
    Finding over = wal("UPDATE orders SET c = 1 WHERE id < 9;", 65, Optional.empty()).get(0);
    assertThat(over.severity()).isEqualTo(Severity.ERROR);
    assertThat(over.message())
        .isEqualTo("its transaction writes 65 MB of write-ahead log (budget 64 MB)");
    assertThat(over.cure().lines()).singleElement().asString().contains("LIMIT 5000");
  }

  @Test
  void theLogOfProductionIsARange() throws Exception {
    String update = "UPDATE orders SET c = 1 WHERE id < 9;";
    AtProduction perhaps = new AtProduction(4_000, 64 * MB, 60 * MB, 65 * MB);
    Finding band = wal(update, 20, Optional.of(perhaps)).get(0);
    assertThat(band.severity()).isEqualTo(Severity.WARNING);
    assertThat(band.message())
        .isEqualTo(
            "its transaction writes 20 MB of write-ahead log, 60 MB to 65 MB at production's rows"
                + " (budget 64 MB)");
    AtProduction surely = new AtProduction(4_000, 70 * MB, 65 * MB, 80 * MB);
    assertThat(wal(update, 20, Optional.of(surely)).get(0).severity()).isEqualTo(Severity.ERROR);
    AtProduction not = new AtProduction(4_000, 60 * MB, 50 * MB, 64 * MB);
    assertThat(wal(update, 20, Optional.of(not))).isEmpty();
  }

  private static final String BATCHES =
      "DO $$ BEGIN LOOP UPDATE orders SET c = 1 WHERE c IS NULL; EXIT WHEN NOT FOUND; COMMIT;"
          + " END LOOP; END $$;";

  @Test
  void aBlockThatCommitsInBetweenMayWriteMore() throws Exception {
    assertThat(wal(BATCHES, 65, Optional.empty())).isEmpty();
  }

  @Test
  void replicasMayFallBehindByTheirBudgetAndNoFurther() throws Exception {
    String update = "UPDATE orders SET c = 1 WHERE id < 9;";
    assertThat(lag(update, 3_000, new Replay(0, 900, 900))).isEmpty();
    assertThat(lag(update, 6_000, new Replay(0, 900, 900)))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.severity()).isEqualTo(Severity.ERROR);
              assertThat(seen.message())
                  .isEqualTo(
                      "a replica was seen 6.0 s behind, and it takes 900 ms to replay its log at"
                          + " 50 MB a second (budget 5.0 s)");
            });
    assertThat(lag(update, 100, new Replay(4_000, 4_000, 8_000)))
        .singleElement()
        .satisfies(
            perhaps -> {
              assertThat(perhaps.severity()).isEqualTo(Severity.WARNING);
              assertThat(perhaps.message())
                  .contains("4.0 s to 8.0 s at production's rows", "at 50 MB a second");
            });
    assertThat(lag(update, 100, new Replay(4_000, 6_000, 8_000)).get(0).severity())
        .isEqualTo(Severity.ERROR);
  }

  /** What each batch writes can be replayed before the next; how far it was behind was seen. */
  @Test
  void aBlockThatCommitsInBetweenIsReplayedInPieces() throws Exception {
    assertThat(lag(BATCHES, 100, new Replay(4_000, 6_000, 8_000))).isEmpty();
    assertThat(lag(BATCHES, 6_000, new Replay(0, 1, 1))).hasSize(1);
  }

  private static List<Finding> lag(String sql, double behind, Replay replay)
      throws CheckImpossibleException {
    Observation seen =
        observation(List.of(new Effect.Lags(1_000, behind, 20, 0, replay)), true, Map.of());
    LagBudget budget = new LagBudget(Duration.ofSeconds(5), ByteCount.parse("50MB").orElseThrow());
    Budgets budgets =
        new Budgets(
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Optional.empty(),
            Optional.of(budget));
    return judge(sql, seen(seen), new Setting(budgets, Map.of())).findings().stream()
        .filter(finding -> finding.hazard().equals("replica-lag-over-budget"))
        .toList();
  }

  private static final double MB = 1024 * 1024;

  private static List<Finding> wal(String sql, int megabytes, Optional<AtProduction> there)
      throws CheckImpossibleException {
    long bytes = (long) (megabytes * MB);
    List<Effect> effects =
        there
            .<List<Effect>>map(range -> List.of(new Effect.Logs(bytes, Optional.of(range))))
            .orElse(List.of());
    Observation seen = new Observation(effects, true, 1, bytes, Map.of(ORDERS, 1_000L));
    Budgets budgets =
        new Budgets(Duration.ofHours(1), Duration.ofHours(1), ByteCount.parse("64MB"));
    return judge(sql, seen(seen), new Setting(budgets, Map.of())).findings().stream()
        .filter(finding -> finding.hazard().equals("wal-over-budget"))
        .toList();
  }

  private static Observation growing(double from, double to) {
    Optional<Hold> hold =
        Optional.of(new Hold(0, 60).growingTo(new AtProduction(4_000, to, from, to)));
    return observation(
        List.of(
            new Locks(ORDERS, PostgresqlLock.SHARE, hold),
            new Blocks(ORDERS, Traffic.WRITES, HowLong.PER_ROW, hold),
            new Scans(ORDERS)),
        true,
        Map.of());
  }

  @Test
  void aTableThatIsNotFilledSaysNothingOfProduction() throws Exception {
    Finding finding = only(judge(INDEX, seen(built(1)), Map.of(ORDERS, 0L)));
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.message()).doesNotContain("production");
  }

  @Test
  void aStatementThatFailsRefutesNothing() throws Exception {
    Observation failed = observation(List.of(new Fails("no such column")), true, Map.of());
    assertThat(judge(INDEX, seen(failed), Map.of()).findings())
        .extracting(finding -> finding.hazard() + " " + finding.agreement())
        .containsExactlyInAnyOrder(
            "index-build-blocks-writes NOT_OBSERVED", "statement-fails OBSERVED_ONLY");
  }

  @Test
  void whatDidNotHappenIsRefutedAndOnlyInforms() throws Exception {
    Observation nothing = observation(List.of(), true, Map.of());
    Verdict verdict = judge(INDEX, seen(nothing), Map.of());
    assertThat(only(verdict).agreement()).isEqualTo(Agreement.REFUTED);
    assertThat(only(verdict).severity()).isEqualTo(Severity.INFO);
    assertThat(verdict.refused()).isFalse();
  }

  @Test
  void whatWasOnlySampledRefutesNothing() throws Exception {
    Observation sampled = observation(List.of(), false, Map.of());
    Finding finding = only(judge(INDEX, seen(sampled), Map.of()));
    assertThat(finding.agreement()).isEqualTo(Agreement.NOT_OBSERVED);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void aLockThatTheTransactionHeldAlreadyRefutesNothing() throws Exception {
    Observation masked =
        observation(
            List.of(new Scans(ORDERS)), true, Map.of(ORDERS, PostgresqlLock.ACCESS_EXCLUSIVE));
    Finding finding = only(judge(INDEX, seen(masked), Map.of()));
    assertThat(finding.agreement()).isEqualTo(Agreement.CONFIRMED);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void anInstantLockHeldTooLongIsFoundByItsBudget() throws Exception {
    String add = "ALTER TABLE orders ADD COLUMN d integer;";
    assertThat(judge(add, seen(locked(200)), Map.of()).findings())
        .extracting(Finding::hazard)
        .containsExactly("lock-timeout-missing");
    List<Finding> findings = judge(add, seen(locked(201)), Map.of()).findings();
    assertThat(findings)
        .extracting(Finding::hazard)
        .containsExactly("lock-held-over-budget", "lock-timeout-missing");
    Finding finding = findings.get(0);
    assertThat(finding.agreement()).isEqualTo(Agreement.OBSERVED_ONLY);
    assertThat(finding.message())
        .isEqualTo(
            "reads and writes of orders wait until the transaction ends (ACCESS EXCLUSIVE lock;"
                + " observed 201 ms at 1 k rows; budget 200 ms)");
  }

  @Test
  void aStallIsFoundWhereNoLockOfTheTableTellsOfIt() throws Exception {
    assertThat(hazards(judge(UPDATE_ONE, seen(stalled(210, 10)), Map.of()))).isEmpty();
    assertThat(hazards(judge(UPDATE_ONE, seen(stalled(211, 10)), Map.of())))
        .containsExactly("stall-over-budget");
    List<Effect> told = new ArrayList<>(locked(150).effects());
    told.addAll(stalled(300, 1).effects());
    String add = "ALTER TABLE orders ADD COLUMN d integer;";
    assertThat(hazards(judge(add, seen(observation(told, true, Map.of())), Map.of())))
        .containsExactly("lock-timeout-missing");
  }

  /** A few rows that are locked for long: no lock of the table tells how long in production. */
  @Test
  void aStallIsJudgedByItsRangeWhereProductionHasMoreRows() throws Exception {
    assertThat(judge(UPDATE_ONE, seen(stalled(20, 120, 200)), Map.of()).findings()).isEmpty();
    assertThat(judge(UPDATE_ONE, seen(stalled(20, 120, 211)), Map.of()).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.hazard()).isEqualTo("stall-over-budget");
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.message())
                  .isEqualTo(
                      "writes of orders by key stood still for 20 ms, 120 ms to 211 ms at"
                          + " production's 4000000 rows (10 ms before it; budget 200 ms)");
            });
    assertThat(judge(UPDATE_ONE, seen(stalled(20, 211, 400)), Map.of()).findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }

  @Test
  void whoStandsBehindAStatementThatWaitsHasABudgetOfHisOwn() throws Exception {
    String add = "ALTER TABLE orders ADD COLUMN d integer;";
    for (Effect.Queues within :
        List.of(
            new Effect.Queues(ORDERS, 4000, 9000, QueueEnd.TRANSACTION),
            new Effect.Queues(ORDERS, 5000, 4000, QueueEnd.TIMEOUT))) {
      assertThat(hazards(judge(add, seen(queued(within)), Map.of())))
          .containsExactly("lock-timeout-missing");
    }
    Effect.Queues over = new Effect.Queues(ORDERS, 5000, 4010, QueueEnd.TIMEOUT);
    assertThat(judge(add, seen(queued(over)), Map.of()).findings())
        .filteredOn(finding -> finding.hazard().equals("lock-queue-over-budget"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.message())
                  .isEqualTo(
                      "readers and writers of orders stood behind this statement for 4010 ms,"
                          + " while it waited for a transaction open for 5000 ms, until its"
                          + " lock_timeout (budget 4000 ms)");
            });
  }

  private static Observation queued(Effect.Queues queue) {
    List<Effect> told = new ArrayList<>(locked(10).effects());
    told.add(queue);
    return observation(told, true, Map.of());
  }

  private static Observation stalled(double here, double from, double to) {
    return observation(
        List.of(
            new Effect.Stalls(ORDERS, Traffic.WRITES, here, here, 10)
                .growingTo(new AtProduction(4_000_000, (from + to) / 2, from, to))),
        true,
        Map.of());
  }

  private static Observation stalled(double longest, double before) {
    return observation(
        List.of(new Effect.Stalls(ORDERS, Traffic.WRITES, longest, longest, before)),
        true,
        Map.of());
  }

  private static List<String> hazards(Verdict verdict) {
    return verdict.findings().stream().map(Finding::hazard).toList();
  }

  @Test
  void aStatementThatTheServerRefusesIsAFinding() throws Exception {
    Observation failed =
        observation(List.of(new Fails("column \"d\" does not exist")), true, Map.of());
    List<Finding> findings =
        judge("ALTER TABLE orders ALTER d DROP NOT NULL;", seen(failed), Map.of()).findings();
    assertThat(findings)
        .filteredOn(finding -> finding.hazard().equals("statement-fails"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.message())
                  .isEqualTo("the server refuses it: column \"d\" does not exist");
            });
  }

  @Test
  void tablesThatThePendingScriptsMakeAreFree() throws Exception {
    String own =
        "CREATE TABLE fresh (id int, c int); CREATE INDEX ON fresh (c); DROP TABLE fresh;"
            + " CREATE TABLE IF NOT EXISTS orders (id int); DROP TABLE orders;";
    assertThat(judge(own, Observations.NONE, Map.of()).findings())
        .extracting(Finding::hazard)
        .containsExactly("lock-timeout-missing", "table-drop-loses-data");
  }

  @Test
  void coverageNamesWhatWasNeitherReadNorSeen() throws Exception {
    Verdict verdict = judge(INDEX + " EXPLODE orders;", seen(built(12)), Map.of());
    assertThat(verdict.coverage().pendingStatements()).isEqualTo(2);
    assertThat(verdict.coverage().unreadPending()).isEqualTo(1);
    assertThat(verdict.coverage().observed()).isEqualTo(1);
    assertThat(verdict.coverage().unobserved())
        .singleElement()
        .satisfies(gap -> assertThat(gap.because()).isEqualTo("the rehearsal did not come to it"));
  }

  @Test
  void theFingerprintSurvivesWhatMovesAboveAndTellsTwinsApart() throws Exception {
    String before = only(judge(INDEX, Observations.NONE, Map.of())).fingerprint();
    String moved =
        only(judge("-- why\n\n  " + INDEX.replace(" ON", "\n ON"), Observations.NONE, Map.of()))
            .fingerprint();
    assertThat(moved).isEqualTo(before);
    List<Finding> twins =
        judge("UPDATE orders SET c = 1; UPDATE orders SET c = 1;", Observations.NONE, Map.of())
            .findings();
    assertThat(twins).hasSize(2);
    assertThat(twins.get(0).fingerprint()).isNotEqualTo(twins.get(1).fingerprint());
  }

  private static Observation built(double millis) {
    Optional<Hold> hold = Optional.of(new Hold(0, millis));
    return observation(
        List.of(
            new Locks(ORDERS, PostgresqlLock.SHARE, hold),
            new Blocks(ORDERS, Traffic.WRITES, HowLong.PER_ROW, hold),
            new Scans(ORDERS)),
        true,
        Map.of());
  }

  private static Observation locked(double millis) {
    Optional<Hold> hold = Optional.of(new Hold(0, millis));
    return observation(
        List.of(
            new Locks(ORDERS, PostgresqlLock.ACCESS_EXCLUSIVE, hold),
            new Blocks(ORDERS, Traffic.READS, HowLong.INSTANT, hold),
            new Blocks(ORDERS, Traffic.WRITES, HowLong.INSTANT, hold)),
        true,
        Map.of());
  }

  private static Observation observation(
      List<Effect> effects, boolean exact, Map<Table, LockMode> held) {
    return new Observation(effects, exact, 1, 0, Map.of(ORDERS, 1_000L, ITEMS, 1_000L), held);
  }

  private static Observations seen(Observation first) {
    return new Observations(true, Map.of(new StatementId("V2__x.sql", 1), first), Map.of());
  }

  private static Finding only(Verdict verdict) {
    assertThat(verdict.findings()).hasSize(1);
    return verdict.findings().get(0);
  }

  private static Verdict judge(
      String pending, Observations observations, Map<Table, Long> productionRows)
      throws CheckImpossibleException {
    return judge(pending, observations, new Setting(Budgets.DEFAULT, productionRows));
  }

  private static Verdict judge(String pending, Observations observations, Setting setting)
      throws CheckImpossibleException {
    List<Script> scripts = new ArrayList<>();
    scripts.add(script("1", "CREATE TABLE orders (id bigint PRIMARY KEY, c integer);"));
    scripts.add(script("2", pending));
    History history = new History("default", scripts, Base.named("version:1"));
    return new Check(
            new PostgresqlKnowledge(17),
            setting,
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(Reading.of(history), observations)
        .verdict();
  }

  private static Script script(String version, String text) {
    return new Script(
        "V" + version + "__x.sql", Version.parse(version), "x", ScriptKind.VERSIONED, 0, text);
  }
}
