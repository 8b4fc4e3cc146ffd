package dev.lockkeeper.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compares the schema before the pending scripts with the one after them, both read from a scratch
 * database, and judges what the release that is still running would miss.
 */
@Mojo(
    name = "diff",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
final class DiffMojo extends JudgingMojo {

  /** Skips this goal alone. */
  @Parameter(property = "migration.diff.skip", defaultValue = "false")
  boolean skipDiff;

  @Override
  boolean skipGoal() {
    return skipDiff;
  }

  @Override
  GateKind kind() {
    return GateKind.DIFF;
  }
}
