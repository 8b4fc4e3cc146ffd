package dev.lockkeeper.mojo;

import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** The one server on which all histories of a run are rehearsed; it starts when it is needed. */
final class ScratchServer implements AutoCloseable {

  private final GateInputs inputs;
  private final Log log;
  private Optional<EmbeddedPostgres> running = Optional.empty();

  ScratchServer(GateInputs inputs, Log log) {
    this.inputs = inputs;
    this.log = log;
  }

  EmbeddedPostgres running() throws CheckImpossibleException {
    if (running.isEmpty()) {
      running =
          Optional.of(
              EmbeddedPostgres.start(
                  inputs.binaries().jar(inputs.databaseVersion()),
                  inputs.cacheDirectory(),
                  log::info));
    }
    return running.get();
  }

  @Override
  public void close() {
    running.ifPresent(EmbeddedPostgres::close);
  }
}
