package dev.lockkeeper.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Applies the pending scripts to a filled scratch database and judges what was observed. */
@Mojo(
    name = "rehearse",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
final class RehearseMojo extends JudgingMojo {

  /** Skips this goal alone. */
  @Parameter(property = "migration.rehearse.skip", defaultValue = "false")
  boolean skipRehearse;

  @Override
  boolean skipGoal() {
    return skipRehearse;
  }

  @Override
  GateKind kind() {
    return GateKind.REHEARSE;
  }
}
