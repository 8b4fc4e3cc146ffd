package dev.lockkeeper.mojo;

import dev.lockkeeper.deploy.DeployStoppedException;
import dev.lockkeeper.deploy.Deployment;
import dev.lockkeeper.deploy.Patience;
import dev.lockkeeper.deploy.Target;
import dev.lockkeeper.live.Way;
import dev.lockkeeper.mojo.HistorySource.Configured;
import dev.lockkeeper.report.JudgedReport;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what {@code apply} was given, and refuses early what no database needs to be asked for. */
final class Orders {

  private static final Pattern RETRIES = Pattern.compile("\\d{1,3}");

  private final ApplyMojo mojo;
  private final GateInputs inputs;

  Orders(ApplyMojo mojo, GateInputs inputs) {
    this.mojo = mojo;
    this.inputs = inputs;
  }

  /** Returns what to apply; nothing where the module has no scripts. */
  Optional<Order> order() throws CheckImpossibleException, DeployStoppedException {
    List<Pile> piles = piles();
    if (piles.isEmpty()) {
      mojo.getLog().info("There are no scripts in this module");
      return Optional.empty();
    }
    requireTablesOfTheirOwn(piles);
    Target target = target();
    Patience patience = patience();
    JudgedReport judged = judged();
    Deployment.requirePassed(judged);
    List<Deployment> deployments =
        piles.stream()
            .map(
                pile ->
                    new Deployment(
                        pile.history(),
                        target,
                        inputs.baseDirectory(),
                        pile.flyway(),
                        pile.scripts(),
                        judged,
                        patience,
                        mojo.getLog()::info))
            .toList();
    return Optional.of(new Order(deployments, mojo.deployDryRun));
  }

  private record Pile(String history, FlywayConfiguration flyway, List<Script> scripts) {

    /** Returns where Flyway notes what it has applied. */
    String table() {
      return flyway.defaultSchema() + "." + flyway.table();
    }
  }

  private List<Pile> piles() throws CheckImpossibleException {
    List<Pile> piles = new ArrayList<>();
    for (HistorySource source : inputs.histories()) {
      Configured own = source.configuration().read();
      List<Script> scripts = own.read(inputs.baseDirectory(), source.existing()).scripts();
      if (!scripts.isEmpty()) {
        piles.add(new Pile(source.id(), own.flyway(), scripts));
      }
    }
    return piles;
  }

  private static void requireTablesOfTheirOwn(List<Pile> piles) throws CheckImpossibleException {
    Map<String, String> owners = new HashMap<>();
    for (Pile pile : piles) {
      String other = owners.putIfAbsent(pile.table(), pile.history());
      if (other != null) {
        throw new CheckImpossibleException(
            "%s and %s would both be noted in %s of one database"
                .formatted(other, pile.history(), pile.table()),
            "Give each a schema or a history table of its own, in a flyway.toml or flyway.conf in"
                + " its folder, or apply each to its own database by an execution of its own");
      }
    }
  }

  private Target target() throws CheckImpossibleException {
    if (mojo.deployUrl == null || mojo.deployUrl.isBlank()) {
      throw new CheckImpossibleException(
          "No database is named that the scripts could be applied to",
          "Set migration.deploy.url, or migration.apply.skip");
    }
    Logins logins =
        new Logins(Way.OF_APPLY, mojo.session.getSettings(), mojo.decrypter, System.getenv());
    return Target.of(mojo.deployUrl.strip(), logins.of(Optional.ofNullable(mojo.deployServerId)));
  }

  private Patience patience() throws CheckImpossibleException {
    Duration lockTimeout = Durations.parse("migration.deploy.lockTimeout", mojo.deployLockTimeout);
    if (lockTimeout.isZero()) {
      throw new CheckImpossibleException(
          "migration.deploy.lockTimeout is zero, with which PostgreSQL waits without end",
          "Write how long everybody may queue behind a script, like 3s");
    }
    if (!RETRIES.matcher(mojo.deployRetries.strip()).matches()) {
      throw new CheckImpossibleException(
          "migration.deploy.retries is '%s', which is no number".formatted(mojo.deployRetries),
          "Write a whole number from 0 to 999");
    }
    return new Patience(lockTimeout, Integer.parseInt(mojo.deployRetries.strip()));
  }

  private JudgedReport judged() throws CheckImpossibleException, DeployStoppedException {
    if (mojo.deployReport != null) {
      return JudgedReport.read(mojo.deployReport.toPath());
    }
    Path own = inputs.outputDirectory().resolve("report.json");
    if (!Files.exists(own)) {
      throw notOfThisBuild("No gate has judged the scripts in this build: there is no " + own);
    }
    JudgedReport report = JudgedReport.read(own);
    if (!report.build().equals(inputs.build().truncatedTo(ChronoUnit.SECONDS))) {
      throw notOfThisBuild(
          "No gate has judged the scripts in this build: %s is of %s"
              .formatted(own, report.build()));
    }
    return report;
  }

  private static DeployStoppedException notOfThisBuild(String because) {
    return new DeployStoppedException(
        because,
        "Bind check to verify in this module, or name the report that counts with"
            + " migration.deploy.report");
  }
}
