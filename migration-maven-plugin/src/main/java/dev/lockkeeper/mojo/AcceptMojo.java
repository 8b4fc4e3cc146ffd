package dev.lockkeeper.mojo;

import dev.lockkeeper.script.CheckImpossibleException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes down what {@code check} refuses today, so that a project which was there before its gates
 * starts green: what is written down does not refuse, whatever is new does. Run again, it forgets
 * what was cured.
 */
@Mojo(
    name = "accept",
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
final class AcceptMojo extends GateMojo {

  /** Skips this goal alone. */
  @Parameter(property = "migration.accept.skip", defaultValue = "false")
  boolean skipAccept;

  @Override
  boolean skipGoal() {
    return skipAccept;
  }

  @Override
  void act(GateInputs inputs) throws CheckImpossibleException {
    getLog().info(new Accepting(this, inputs).renew());
  }
}
