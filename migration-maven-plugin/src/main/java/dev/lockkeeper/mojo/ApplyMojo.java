package dev.lockkeeper.mojo;

import dev.lockkeeper.deploy.DeployStoppedException;
import dev.lockkeeper.layout.Layouts;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Applies, forwards only, the scripts that a passed {@code check} judged, after every module of the
 * session has passed: each module only registers, and the last one begins.
 */
@Mojo(
    name = "apply",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
final class ApplyMojo extends GateMojo {

  /** Skips this goal alone. */
  @Parameter(property = "migration.apply.skip", defaultValue = "false")
  boolean skipApply;

  /**
   * The database that is changed, {@code jdbc:postgresql://<host>:<port>/<database>}, without a
   * password; never the one that gates read.
   */
  @Parameter(property = "migration.deploy.url")
  String deployUrl;

  /**
   * The server in settings.xml whose user and password, encrypted or not, open that database.
   * Default: {@code MIGRATION_DEPLOY_USER} and {@code MIGRATION_DEPLOY_PASSWORD} of the
   * environment.
   */
  @Parameter(property = "migration.deploy.serverId")
  String deployServerId;

  /** A {@code report.json} of an earlier build's {@code check}. Default: this build's own. */
  @Parameter(property = "migration.deploy.report")
  File deployReport;

  /** How long one attempt waits for a lock in a transaction: {@code 200ms}, {@code 3s}. */
  @Parameter(property = "migration.deploy.lockTimeout", defaultValue = "3s")
  String deployLockTimeout;

  /** How often a script that got no lock is tried again, after 1, 2, 4 … up to 30 seconds. */
  @Parameter(property = "migration.deploy.retries", defaultValue = "5")
  String deployRetries;

  /** Says what would be applied, and changes nothing. */
  @Parameter(property = "migration.deploy.dryRun", defaultValue = "false")
  boolean deployDryRun;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  MojoExecution execution;

  @Override
  boolean skipGoal() {
    return skipApply;
  }

  /** Others may wait for this module, whether it has anything to apply or not. */
  @Override
  void leaveOut() throws CheckImpossibleException, MojoFailureException {
    super.leaveOut();
    arrive(Optional.empty());
  }

  @Override
  void act(GateInputs inputs) throws CheckImpossibleException, MojoFailureException {
    if (Layouts.named("migration.layout", layout) != Layouts.FLYWAY) {
      throw new CheckImpossibleException(
          "migration:apply applies through Flyway, and migration.layout is " + layout,
          "Let the build run the gates (migration:check), and apply with the scripts' own runner");
    }
    try {
      arrive(new Orders(this, inputs).order());
    } catch (DeployStoppedException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }

  private void arrive(Optional<Order> order) throws CheckImpossibleException, MojoFailureException {
    try {
      new Reactor(session, plugin, execution).arrive(order).run(getLog());
    } catch (DeployStoppedException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }
}
