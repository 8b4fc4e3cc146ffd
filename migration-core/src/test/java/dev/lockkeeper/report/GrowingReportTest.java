package dev.lockkeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Judgement;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.report.HistoryReport.Judged;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Histories that were written down one by one make the same report as all of them at once. */
class GrowingReportTest {

  /** More than are kept as they are. */
  private static final int MANY = 40;

  private static final Instant BUILD = Instant.parse("2026-11-22T18:00:00Z");
  private static final Gate LINT = new Gate("lint", Gate.Outcome.REFUSED, Duration.ofMillis(12));

  @TempDir private Path folder;

  @Test
  void packedHistoriesMakeTheSameReport() throws Exception {
    List<HistoryReport> histories = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      histories.add(history("services/" + i));
    }
    histories.add(new HistoryReport("lost", Optional.empty(), Optional.of("unreadable")));
    Report atOnce = new Report("1.0.0", BUILD, List.of(LINT), Budgets.DEFAULT, histories);

    ReportFile file = new ReportFile(folder.resolve("report.json"));
    file.put(file.whole(grown(histories)));

    assertThat(JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json"))))
        .hasToString(JsonReport.of(atOnce).toString());
    assertThat(JsonReport.of(atOnce).path("findings")).hasSize(MANY);
  }

  @Test
  void aLaterGateOfTheSameBuildIsAddedToAnEarlierOne() throws Exception {
    ReportFile file = new ReportFile(folder.resolve("report.json"));
    file.put(file.whole(grown(List.of(history("a")))));
    file.put(file.whole(grown(List.of(history("b")))));

    assertThat(Files.readString(folder.resolve("report.json")))
        .contains("\"id\" : \"a\"", "\"id\" : \"b\"");
  }

  private static GrowingReport grown(List<HistoryReport> histories) {
    GrowingReport report = new GrowingReport("1.0.0", BUILD, Budgets.DEFAULT);
    report.add(LINT);
    histories.forEach(report::add);
    return report;
  }

  private static HistoryReport history(String id) throws CheckImpossibleException {
    List<Script> scripts =
        List.of(
            script("1", "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);"),
            script("2", "CREATE INDEX orders_customer_idx ON orders (customer_id);"));
    History history = new History(id, scripts, Base.named("version:1"));
    Judgement judgement =
        new Check(
                new PostgresqlKnowledge(17),
                new Setting(Budgets.DEFAULT, Map.of()),
                new Policy(List.of(), FailOn.ERROR),
                LocalDate.of(2026, 11, 22))
            .judge(Reading.of(history), Observations.NONE);
    return new HistoryReport(
        id,
        Optional.of(
            new Judged(
                history,
                new Server("postgresql", "17.2", "embedded"),
                judgement.statements(),
                judgement.verdict())),
        Optional.empty());
  }

  private static Script script(String version, String text) {
    return new Script(
        "V%s__x.sql".formatted(version),
        Version.parse(version),
        "x",
        ScriptKind.VERSIONED,
        1234,
        text);
  }
}
