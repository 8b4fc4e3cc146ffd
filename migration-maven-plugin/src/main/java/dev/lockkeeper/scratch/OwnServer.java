package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Path;

/**
 * A server of this JVM's with all it has on disk; gone when closed, when the JVM ends, or at the
 * latest when the next one starts.
 */
final class OwnServer implements AutoCloseable {

  private final ServerProcess process;
  private final RunDirectory run;
  private final Thread atExit = new Thread(this::stop, "lockkeeper-stop");

  private OwnServer(ServerProcess process, RunDirectory run) {
    this.process = process;
    this.run = run;
  }

  static OwnServer of(ServerProcess process, RunDirectory run) {
    OwnServer server = new OwnServer(process, run);
    Runtime.getRuntime().addShutdownHook(server.atExit);
    return server;
  }

  int port() {
    return process.port();
  }

  Path data() {
    return run.data();
  }

  /** Kills all its processes at once, and starts it again on the data that they leave. */
  void crash() throws CheckImpossibleException {
    process.crash();
  }

  /** Stops the server and deletes all it had on disk; closing again does nothing. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook stops the server or has done so.
    }
  }

  private synchronized void stop() {
    process.stop();
    run.delete();
  }
}
