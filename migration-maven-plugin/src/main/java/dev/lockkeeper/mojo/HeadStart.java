package dev.lockkeeper.mojo;

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
import dev.lockkeeper.report.HistoryReport;
import dev.lockkeeper.report.HistoryReport.Judged;
import dev.lockkeeper.report.JsonReport;
import dev.lockkeeper.report.Report;
import dev.lockkeeper.report.ReportFile;
import dev.lockkeeper.report.Server;
import dev.lockkeeper.report.html.HtmlReport;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges a made-up script on another core while the scripts and their base are looked for. A
 * build's JVM is new each time, and most of what a small {@code lint} takes is the loading of
 * classes: what comes last is then there already. Nothing of it is kept or shown.
 */
final class HeadStart {

  private static final String SCRIPT =
      """
      CREATE TABLE a (id bigint PRIMARY KEY, b varchar(10) NOT NULL);
      ALTER TABLE a ADD COLUMN c int;
      INSERT INTO a (id, b) VALUES (1, 'x');
      UPDATE a SET c = 1 WHERE id = 1;
      CREATE INDEX i ON older (b);
      """;

  /** What one module's gate has loaded, the next one's finds. */
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private final GateInputs inputs;

  private HeadStart(GateInputs inputs) {
    this.inputs = inputs;
  }

  /** Begins, the first time in a build, and returns at once. */
  static void of(GateInputs inputs) {
    if (!BEGUN.compareAndSet(false, true)) {
      return;
    }
    Thread thread = new Thread(new HeadStart(inputs)::run, "migration-head-start");
    thread.setDaemon(true);
    // where something is amiss, the gate itself says so
    thread.setUncaughtExceptionHandler((dead, cause) -> {});
    thread.start();
  }

  private void run() {
    Dialect dialect = inputs.production().isMysql() ? Dialect.MYSQL : Dialect.POSTGRESQL;
    Script script =
        new Script("", Optional.empty(), "", ScriptKind.VERSIONED, 0, SCRIPT).in(dialect);
    History history = new History(HistorySource.DEFAULT, List.of(script), Base.NONE);
    Check check =
        new Check(
            inputs.production().knowledge(),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.NEVER),
            LocalDate.EPOCH);
    Judgement judgement = check.judge(Reading.of(history), Observations.NONE);
    Judged judged =
        new Judged(history, new Server("", "", ""), judgement.statements(), judgement.verdict());
    ObjectNode report =
        JsonReport.of(
            new Report(
                "",
                Instant.EPOCH,
                List.of(),
                Budgets.DEFAULT,
                List.of(
                    new HistoryReport(
                        HistorySource.DEFAULT, Optional.of(judged), Optional.empty()))));
    ReportFile.write(report, OutputStream.nullOutputStream());
    HtmlReport.of(report);
  }
}
