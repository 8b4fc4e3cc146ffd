package dev.lockkeeper.benchmark;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.benchmark.generated.Database;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.report.ConsoleReport;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What {@code lint} does between the folder and the lines on a terminal, without Maven. */
final class Lint {

  private static final int POSTGRESQL = 18;
  private static final String MYSQL = "8.0.31";

  private final Database database;
  private final Check check;

  Lint(Database database) {
    this.database = database;
    check =
        new Check(
            database == Database.MYSQL
                ? new MysqlKnowledge(MYSQL)
                : new PostgresqlKnowledge(POSTGRESQL),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 25));
  }

  /** Returns the verdict on the folder's scripts above that base. */
  Verdict verdict(Path folder, Base base) throws CheckImpossibleException {
    FlywayLayout layout = new FlywayLayout(folder, StandardCharsets.UTF_8);
    List<Script> scripts =
        layout.read(List.of(folder)).scripts().stream()
            .map(one -> one.in(database.dialect()))
            .toList();
    History history = new History("default", scripts, base);
    return check.judge(Reading.of(history), Observations.NONE).verdict();
  }

  /** Returns the findings as they are printed. */
  List<ConsoleReport.Block> lines(Path folder, Base base) throws CheckImpossibleException {
    return ConsoleReport.findings(verdict(folder, base));
  }
}
