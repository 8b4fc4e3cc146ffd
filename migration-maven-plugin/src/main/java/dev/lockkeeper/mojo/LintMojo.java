package dev.lockkeeper.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Judges the pending scripts by what is known of the server; needs no database. */
@Mojo(
    name = "lint",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
final class LintMojo extends JudgingMojo {

  /** Skips this goal alone. */
  @Parameter(property = "migration.lint.skip", defaultValue = "false")
  boolean skipLint;

  @Override
  boolean skipGoal() {
    return skipLint;
  }

  @Override
  GateKind kind() {
    return GateKind.LINT;
  }
}
