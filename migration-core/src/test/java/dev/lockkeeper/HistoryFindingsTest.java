package dev.lockkeeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.BaseFinder;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.PolicyEntry;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.report.ConsoleReport;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaches become findings, with words that help and allowances of their own. */
class HistoryFindingsTest {

  @TempDir Path root;

  private String base;

  @Test
  void everyBreachIsAnErrorWithItsCure() throws Exception {
    Verdict verdict = verdict(List.of());
    assertThat(verdict.refused()).isTrue();
    assertThat(verdict.findings().stream().map(HistoryFindingsTest::line))
        .containsExactly(
            "V1__a.sql:1 released-script-edited",
            "V2__moved.sql:1 released-script-renamed",
            "V3__c.sql:1 released-script-removed",
            "V4.5__late.sql:2 pending-script-out-of-order");
    assertThat(verdict.findings())
        .extracting(Finding::message)
        .containsExactly(
            "its comments or white space have changed since it was released: it does the same, but"
                + " Flyway refuses the new checksum",
            "it was released as V2__b.sql: Flyway refuses another description of version 2",
            "it is released and no longer there: Flyway misses it in every database that ran it",
            "version 4.5 sorts before 5, which is released: Flyway refuses it, or passes it over,"
                + " where 5 has run");
  }

  @Test
  void theConsoleSaysHowToRestoreAndWhereToAllow() throws Exception {
    Verdict verdict = verdict(List.of());
    assertThat(ConsoleReport.findings(verdict).get(0).text())
        .containsSubsequence(
            "  instead:  restore it: git checkout " + base + " -- V1__a.sql",
            "  or allow: released-script-edited in migration-policy.yaml");
    assertThat(ConsoleReport.findings(verdict).get(3).text())
        .containsSubsequence(
            "  instead:  give it a version above 5",
            "  or allow: -- migration:allow pending-script-out-of-order because <reason>   (or in"
                + " migration-policy.yaml)");
  }

  @Test
  void thePolicyAllowsThem() throws Exception {
    Verdict verdict =
        verdict(
            List.of(
                entry("released-script-edited", "V1__a.sql"),
                entry("released-script-renamed", "V2__moved.sql"),
                entry("released-script-removed", "V3__c.sql"),
                entry("pending-script-out-of-order", "V4.5__late.sql")));
    assertThat(verdict.findings()).hasSize(4).allMatch(finding -> finding.allowed().isPresent());
    assertThat(verdict.refused()).isFalse();
  }

  @Test
  void aRunnerThatTakesThemOutOfOrderDoesNotMindALateOne() throws Exception {
    Verdict verdict = verdict(List.of(), new Runner("public", false, true));
    assertThat(verdict.findings())
        .hasSize(3)
        .noneMatch(finding -> finding.hazard().equals("pending-script-out-of-order"));
  }

  @Test
  void bothScriptsOfOneVersionAreNamedAndAGapIsAWarning() throws Exception {
    for (String name : List.of("V1__a.sql", "V2__b.sql", "V3__c.sql", "V3__d.sql", "V5__e.sql")) {
      write(name, "SELECT 1;\n");
    }
    FlywayLayout layout = new FlywayLayout(root, UTF_8);
    History history = new History("default", layout.read(List.of(root)).scripts(), Base.NONE);
    Verdict verdict = check(List.of()).judge(Reading.of(history), Observations.NONE).verdict();
    assertThat(verdict.findings().stream().map(one -> one.severity() + " " + line(one)))
        .containsExactly(
            "ERROR V3__d.sql:1 version-taken-twice", "WARNING V5__e.sql:1 version-left-out");
    assertThat(verdict.findings())
        .extracting(Finding::message)
        .containsExactly(
            "V3__c.sql has version 3 too: Flyway refuses to run anything while both are there",
            "version 4 is missing before 5: when it comes later, from another branch, Flyway"
                + " refuses it, or passes it over, where 5 has run");
  }

  private static PolicyEntry entry(String hazard, String script) {
    return new PolicyEntry(
        hazard,
        Optional.of(script),
        Optional.empty(),
        Optional.empty(),
        "known",
        Optional.empty(),
        new Place("migration-policy.yaml", 2, 1));
  }

  private static String line(Finding finding) {
    return finding.place() + " " + finding.hazard();
  }

  private Verdict verdict(List<PolicyEntry> policy) throws Exception {
    return verdict(policy, Runner.DEFAULT);
  }

  private Verdict verdict(List<PolicyEntry> policy, Runner runner) throws Exception {
    if (!Files.exists(root.resolve(".git"))) {
      breakWithTheRelease();
    }
    FlywayLayout layout = new FlywayLayout(root, UTF_8);
    List<Script> scripts = layout.read(List.of(root)).scripts();
    History history =
        new History(
            "default",
            scripts,
            new BaseFinder(layout, List.of(root), Map.of()).find("git:HEAD", scripts));
    base = history.base().at().orElseThrow();
    return check(policy).judge(Reading.of(history, runner), Observations.NONE).verdict();
  }

  private static Check check(List<PolicyEntry> policy) {
    return new Check(
        new PostgresqlKnowledge(17),
        new Setting(Budgets.DEFAULT, Map.of()),
        new Policy(policy, FailOn.ERROR),
        LocalDate.of(2026, 11, 22));
  }

  private void breakWithTheRelease() throws Exception {
    write("V1__a.sql", "CREATE TABLE a ();\n");
    write("V2__b.sql", "SELECT 2;\n");
    write("V3__c.sql", "SELECT 3;\n");
    write("V5__e.sql", "SELECT 5;\n");
    try (Git git = Git.init().setDirectory(root.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("Release")
          .setSign(false)
          .setAuthor("A", "a@example.com")
          .setCommitter("A", "a@example.com")
          .call();
    }
    write("V1__a.sql", "-- the first table\nCREATE TABLE a ();\n");
    Files.move(root.resolve("V2__b.sql"), root.resolve("V2__moved.sql"));
    Files.delete(root.resolve("V3__c.sql"));
    write("V4.5__late.sql", "-- late\nSELECT 45;\n");
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(root.resolve(name), text);
  }
}
