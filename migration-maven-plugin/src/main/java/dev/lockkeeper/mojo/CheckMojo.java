package dev.lockkeeper.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Predicts, compares and rehearses; nothing refuses before all have run; one report. */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
final class CheckMojo extends JudgingMojo {

  /** Skips this goal alone. */
  @Parameter(property = "migration.check.skip", defaultValue = "false")
  boolean skipCheck;

  @Override
  boolean skipGoal() {
    return skipCheck;
  }

  @Override
  GateKind kind() {
    return GateKind.CHECK;
  }
}
