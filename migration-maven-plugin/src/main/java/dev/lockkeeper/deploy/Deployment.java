package dev.lockkeeper.deploy;

import dev.lockkeeper.report.JudgedReport;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One history on its way to production.
 *
 * @param history its id, under which it was judged
 * @param baseDirectory that the scripts' paths are relative to
 * @param flyway as the project configures it; a lock that is not to be had makes one script run
 *     again, so that scripts never share a transaction here
 * @param scripts the whole history
 * @param judged what gates said about it
 * @param progress is told of each script
 */
public record Deployment(
    String history,
    Target target,
    Path baseDirectory,
    FlywayConfiguration flyway,
    List<Script> scripts,
    JudgedReport judged,
    Patience patience,
    Consumer<String> progress) {

  private static final Set<String> GATES = Set.of("lint", "rehearse");

  public Deployment {
    flyway = flyway.ungrouped();
    scripts = scripts.stream().filter(Deployment::runs).toList();
  }

  private static boolean runs(Script script) {
    return script.kind().runsForward()
        || script.kind() == ScriptKind.CALLBACK
        || script.kind() == ScriptKind.JAVA;
  }

  /** Returns what brings scripts to the database. */
  FlywayRunner runner() {
    return new FlywayRunner(target.dataSource(), baseDirectory, flyway);
  }

  /**
   * Returns what would be applied; the database is read and not changed.
   *
   * @throws DeployStoppedException where a script that the database lacks was not judged as it
   *     stands here, or the database's history disagrees with the scripts
   * @throws CheckImpossibleException where the database cannot be spoken to
   */
  public Plan plan() throws DeployStoppedException, CheckImpossibleException {
    requirePassed(judged);
    requirePrimary();
    FlywayRunner.Standing standing = runner().standing(scripts);
    if (standing.disagreement().isPresent()) {
      throw new DeployStoppedException(
          "The history of %s and the scripts disagree: %s"
              .formatted(target, standing.disagreement().get()),
          "Bring the scripts back as they were applied, and change things in a new one");
    }
    if (!standing.missing().isEmpty()) {
      for (Script script : standing.missing()) {
        requireJudged(script);
      }
      for (Script script : scripts) {
        if (script.kind() == ScriptKind.CALLBACK) {
          requireJudged(script);
        }
      }
    }
    return new Plan(this, standing.missing());
  }

  private void requirePrimary() throws DeployStoppedException, CheckImpossibleException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_is_in_recovery()")) {
      if (row.next() && row.getBoolean(1)) {
        throw new DeployStoppedException(
            "%s is a replica, which cannot be changed".formatted(target),
            "Let migration.deploy.url name the primary");
      }
    } catch (SQLException e) {
      throw target.lost(e);
    }
  }

  /** Refuses a report that did not pass both gates. */
  public static void requirePassed(JudgedReport judged) throws DeployStoppedException {
    if (!judged.passed()) {
      throw new DeployStoppedException(
          "The report's verdict is '%s', and only what passed is applied"
              .formatted(judged.verdict()),
          "Mend or allow what the gates found");
    }
    if (!judged.passedGates().containsAll(GATES)) {
      throw new DeployStoppedException(
          "The report is not of migration:check: only %s judged the scripts"
              .formatted(judged.passedGates().stream().sorted().toList()),
          "Bind check to verify, so that scripts are predicted and rehearsed");
    }
  }

  private void requireJudged(Script script) throws DeployStoppedException {
    List<JudgedReport.Judged> namesakes =
        judged.scripts().stream()
            .filter(known -> known.history().equals(history))
            .filter(known -> known.fileName().equals(script.fileName()))
            .toList();
    if (namesakes.isEmpty()) {
      throw new DeployStoppedException(
          "%s was not judged: the report does not list it".formatted(script.path()),
          "Run migration:check over it first");
    }
    if (namesakes.stream().noneMatch(known -> known.checksum() == script.checksum())) {
      throw new DeployStoppedException(
          "%s was edited after it was judged: its checksum is %d, and %d was judged"
              .formatted(script.path(), script.checksum(), namesakes.get(0).checksum()),
          "Run migration:check over it as it is now");
    }
  }
}
