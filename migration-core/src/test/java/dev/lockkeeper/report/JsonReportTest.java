package dev.lockkeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockkeeper.Check;
import dev.lockkeeper.Judgement;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.effect.QueueEnd;
import dev.lockkeeper.effect.Replay;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonReportTest {

  private static final Instant BUILD = Instant.parse("2026-11-22T18:00:00.5Z");
  private static final Table ORDERS = Table.of("orders");

  @TempDir Path folder;

  @Test
  void aRehearsedReportIsValidByItsSchema() throws Exception {
    assertThat(errors(report(observed(), BUILD, "lint", "rehearse"))).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatTheContractDoesNotKnow() throws Exception {
    ObjectNode report = report(Observations.NONE, BUILD, "lint");
    report.put("verdict", "perhaps");
    report.remove("coverage");
    assertThat(errors(report)).hasSize(2);
  }

  @Test
  void findingsAndStatementsSayWhatWasObserved() throws Exception {
    ObjectNode report = report(observed(), BUILD, "lint", "rehearse");
    JsonNode statement = report.at("/histories/0/scripts/1/statements/0");
    assertThat(statement.path("line").asInt()).isEqualTo(2);
    assertThat(statement.at("/operations/0/operation").asString()).isEqualTo("CreateIndex");
    assertThat(statement.at("/operations/0/table").asString()).isEqualTo("orders");
    assertThat(statement.at("/predicted/locks/0/mode").asString()).isEqualTo("ShareLock");
    assertThat(statement.at("/predicted/inTransaction").asBoolean()).isTrue();
    assertThat(statement.at("/observed/locks/0/heldMillis").asDouble()).isEqualTo(430.4);
    assertThat(statement.at("/observed/rows").asLong()).isEqualTo(1_000_000);
    assertThat(statement.at("/observed/atProduction"))
        .hasToString(
            "{\"rows\":4000000,\"heldMillis\":1720.0,\"fromMillis\":1650.0,\"toMillis\":2300.0}");

    JsonNode finding = report.at("/findings/0");
    assertThat(finding.path("hazard").asString()).isEqualTo("index-build-blocks-writes");
    assertThat(finding.path("basis").asString()).isEqualTo("observed");
    assertThat(finding.path("agreement").asString()).isEqualTo("confirmed");
    assertThat(finding.path("message").asString())
        .isEqualTo(
            "writes to orders wait while orders_customer_idx is built (SHARE lock; observed 430 ms"
                + " at 1 M rows, at least 1.65 s at production's 4 M rows; budget 200 ms)");
    assertThat(report.path("verdict").asString()).isEqualTo("refused");
  }

  @Test
  void whatBystandersFeltStandsWithTheStatement() throws Exception {
    JsonNode seen =
        report(observed(), BUILD, "rehearse").at("/histories/0/scripts/1/statements/0/observed");
    assertThat(seen.at("/blocks/0/longestStallMillis").asDouble()).isEqualTo(431.25);
    assertThat(seen.at("/blocks/0/atProduction")).isEqualTo(seen.path("atProduction"));
    assertThat(seen.path("stalls"))
        .hasToString(
            "[{\"table\":\"orders\",\"traffic\":\"writes\",\"longestStallMillis\":431.25,"
                + "\"p99Millis\":430.5,\"floorMillis\":1.5,\"atProduction\":{\"rows\":4000000,"
                + "\"fromMillis\":1650.0,\"toMillis\":2300.0}}]");
    assertThat(seen.path("lockQueue"))
        .hasToString(
            "[{\"table\":\"orders\",\"openMillis\":500.0,\"longestStallMillis\":120.0,"
                + "\"end\":\"lock-timeout\",\"atProduction\":{\"rows\":4000000,"
                + "\"fromMillis\":1650.0,\"toMillis\":2300.0}}]");
    assertThat(seen.path("replica"))
        .hasToString(
            "{\"behindBytes\":4096,\"behindMillis\":35.5,\"floorMillis\":20.0,\"cancelledReads\":2,"
                + "\"replay\":{\"rows\":4000000,\"fromMillis\":180.0,\"toMillis\":200.0}}");
  }

  @Test
  void releasedScriptsAreListedWithoutTheirStatements() throws Exception {
    JsonNode released = report(Observations.NONE, BUILD, "lint").at("/histories/0/scripts/0");
    assertThat(released.path("pending").asBoolean()).isFalse();
    assertThat(released.has("statements")).isFalse();
  }

  @Test
  void laterGatesOfTheSameBuildAddAndAnotherBuildReplaces() throws Exception {
    ReportFile file = new ReportFile(folder.resolve("migration/report.json"));
    file.write(report(Observations.NONE, BUILD, "lint"));
    file.write(report(observed(), BUILD, "rehearse"));
    JsonNode both = written();
    assertThat(both.path("gates")).hasSize(2);
    assertThat(both.path("findings")).hasSize(1);
    assertThat(both.at("/findings/0/agreement").asString()).isEqualTo("confirmed");
    assertThat(both.at("/histories/0/scripts/1/statements/0").has("predicted")).isTrue();
    assertThat(both.at("/histories/0/scripts/1/statements/0").has("observed")).isTrue();
    assertThat(errors((ObjectNode) both)).isEmpty();

    file.write(report(Observations.NONE, BUILD.plusSeconds(60), "lint"));
    assertThat(written().path("gates")).hasSize(1);
  }

  @Test
  void aTornFileIsReplaced() throws Exception {
    Path path = folder.resolve("migration/report.json");
    Files.createDirectories(path.getParent());
    Files.writeString(path, "{\"schemaVersion\": 1, \"gat");
    new ReportFile(path).write(report(Observations.NONE, BUILD, "lint"));
    assertThat(written().path("gates")).hasSize(1);
  }

  private JsonNode written() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(folder.resolve("migration/report.json")));
  }

  private static Observations observed() {
    Optional<Hold> hold = Optional.of(new Hold(0.1, 430.4));
    AtProduction there = new AtProduction(4_000_000, 1720, 1650, 2300);
    Optional<Hold> grown = hold.map(here -> here.growingTo(there));
    List<Effect> effects =
        List.of(
            new Locks(ORDERS, PostgresqlLock.SHARE, hold),
            new Blocks(ORDERS, Traffic.WRITES, HowLong.PER_ROW, grown),
            new Effect.Scans(ORDERS),
            new Effect.Stalls(ORDERS, Traffic.WRITES, 431.25, 430.5, 1.5).growingTo(there),
            new Effect.Queues(ORDERS, 500, 120, QueueEnd.TIMEOUT).growingTo(there),
            new Effect.Lags(4_096, 35.5, 20, 2, new Replay(4_000_000, 180, 200)));
    Observation observation =
        new Observation(effects, true, 429.8, 2_251_799, Map.of(ORDERS, 1_000_000L));
    return new Observations(
        true, Map.of(new StatementId("V2__index.sql", 1), observation), Map.of());
  }

  private static ObjectNode report(Observations observations, Instant build, String... gates)
      throws CheckImpossibleException {
    List<Script> scripts =
        List.of(
            script("1", "base", "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);"),
            script(
                "2", "index", "-- why\nCREATE INDEX orders_customer_idx ON orders (customer_id);"));
    History history = new History("default", scripts, Base.named("version:1"));
    Judgement judgement =
        new Check(
                new PostgresqlKnowledge(17),
                new Setting(Budgets.DEFAULT, Map.of()),
                new Policy(List.of(), FailOn.ERROR),
                LocalDate.of(2026, 11, 22))
            .judge(Reading.of(history), observations);
    return JsonReport.of(
        new Report(
            "1.0.0",
            build,
            List.of(gates).stream()
                .map(gate -> new Gate(gate, Gate.Outcome.REFUSED, Duration.ofMillis(12)))
                .toList(),
            Budgets.DEFAULT,
            List.of(
                new HistoryReport(
                    "default",
                    Optional.of(
                        new HistoryReport.Judged(
                            history,
                            new Server("postgresql", "17.2", "embedded"),
                            judgement.statements(),
                            judgement.verdict())),
                    Optional.empty()))));
  }

  private static Script script(String version, String name, String text) {
    return new Script(
        "V%s__%s.sql".formatted(version, name),
        Version.parse(version),
        name,
        ScriptKind.VERSIONED,
        1234,
        text);
  }

  private static List<Error> errors(ObjectNode report) throws IOException {
    try (InputStream schema = JsonReport.class.getResourceAsStream("report.schema.json")) {
      Schema contract =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
      return contract.validate(report.toString(), InputFormat.JSON);
    }
  }
}
