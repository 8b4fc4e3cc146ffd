package dev.lockkeeper;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Accepted;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.page.Page;
import dev.lockkeeper.page.Page.Sample;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What there is to read about each hazard; the examples are judged as a build would judge them. */
public final class Pages {

  private static final int NEWEST_POSTGRESQL = 18;
  private static final String NEWEST_MYSQL = "9.7";
  private static final LocalDate ANY_DAY = LocalDate.EPOCH;

  private Pages() {}

  /** Returns a page for every hazard, by id. */
  public static List<Page> all() {
    return Stream.concat(
            Hazard.all().stream().map(Pages::page),
            Arrays.stream(HistoryHazard.values()).map(Pages::page))
        .sorted(Comparator.comparing(Page::id))
        .toList();
  }

  private static Page page(HistoryHazard hazard) {
    return new Page(
        hazard.id(),
        hazard.severity().word(),
        hazard.summary(),
        hazard.danger(),
        hazard.remedy(),
        "",
        List.of(
            "It is found by comparing the scripts with those of the base, and with each other."),
        "HistoryHazard.java",
        List.of());
  }

  private static Page page(Hazard hazard) {
    return new Page(
        hazard.id(),
        hazard.style() ? Page.OFF : hazard.severity().word(),
        hazard.summary(),
        hazard.danger(),
        hazard.remedy(),
        onMysql(hazard),
        remarks(hazard),
        hazard.getClass().getSimpleName() + ".java and its example folder",
        Example.all(hazard).stream().map(example -> sample(hazard, example)).toList());
  }

  private static String onMysql(Hazard hazard) {
    String remedy = hazard.remedy(Dialect.MYSQL);
    return remedy.equals(hazard.remedy()) ? "" : remedy;
  }

  private static List<String> remarks(Hazard hazard) {
    List<String> remarks = new ArrayList<>();
    if (!hazard.foreseen().isEmpty()) {
      remarks.add(hazard.foreseen());
    } else if (hazard.observedOnly() && hazard.comparison()) {
      remarks.add("`diff` and `check` find it, by comparing schemas on a server; `lint` does not.");
    } else if (hazard.observedOnly()) {
      remarks.add("Only a server can show it: `rehearse` and `check` find it, `lint` does not.");
    }
    if (hazard.style()) {
      remarks.add(
          "A matter of style: `severity: {%s: %s}` in a policy switches it on."
              .formatted(hazard.id(), hazard.severity().word()));
    }
    return remarks;
  }

  private static Sample sample(Hazard hazard, Example example) {
    return new Sample(
        example,
        findings(hazard, example).stream()
            .filter(one -> one.hazard().equals(hazard.id()))
            .toList());
  }

  private static Map<String, Severity> switchedOn(Hazard hazard) {
    return hazard.style() ? Map.of(hazard.id(), hazard.severity()) : Map.of();
  }

  /** Of the newest server, or of the newest that the example runs on. */
  private static Knowledge knowledge(Example example) {
    return switch (example.database()) {
      case POSTGRESQL -> new PostgresqlKnowledge(NEWEST_POSTGRESQL);
      case MYSQL ->
          new MysqlKnowledge(example.versions().to().map(Version::toString).orElse(NEWEST_MYSQL));
    };
  }

  private static List<Finding> findings(Hazard hazard, Example example) {
    Base base = example.newestReleased().map(Base::upTo).orElse(Base.NONE);
    Check check =
        new Check(
            knowledge(example),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), switchedOn(hazard), Accepted.NOTHING, FailOn.NEVER),
            ANY_DAY);
    return check
        .judge(Reading.of(new History("example", example.scripts(), base)), Observations.NONE)
        .verdict()
        .findings();
  }
}
