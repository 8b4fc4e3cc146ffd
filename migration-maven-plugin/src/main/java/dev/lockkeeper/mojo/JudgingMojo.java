package dev.lockkeeper.mojo;

import dev.lockkeeper.script.CheckImpossibleException;
import org.apache.maven.plugin.MojoFailureException;

/** A goal that judges pending scripts and changes nothing. */
abstract class JudgingMojo extends GateMojo {

  /** Returns whether this goal predicts, rehearses, or both. */
  abstract GateKind kind();

  @Override
  final void act(GateInputs inputs) throws CheckImpossibleException, MojoFailureException {
    GateRun.End end = new GateRun(inputs, kind(), getLog()).run();
    if (end.refused()) {
      throw new MojoFailureException(end.lastLine());
    }
    getLog().info(end.lastLine());
  }
}
