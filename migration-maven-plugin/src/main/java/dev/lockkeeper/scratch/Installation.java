package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Path;
import java.util.Map;

/**
 * PostgreSQL as it can be run here.
 *
 * @param binaries that were unpacked
 * @param launcher runs them as a user whom they accept
 * @param cache where servers run
 */
record Installation(Path binaries, Launcher launcher, Cache cache) {

  /**
   * Starts a server on the data that is in the directory, and waits until it accepts connections.
   *
   * @param more settings than every scratch server has
   */
  OwnServer start(RunDirectory run, Map<String, String> more) throws CheckImpossibleException {
    boolean started = false;
    try {
      PostgresStartup startup = new PostgresStartup(binaries, more);
      OwnServer server = OwnServer.of(ServerProcess.start(startup, run, launcher, cache), run);
      started = true;
      return server;
    } finally {
      if (!started) {
        RunningServer.on(run.data()).ifPresent(RunningServer::end);
        run.delete();
      }
    }
  }

  /** Returns a directory for one more server. */
  RunDirectory anotherRun() throws CheckImpossibleException {
    return cache.exclusively(() -> RunDirectory.create(cache));
  }
}
