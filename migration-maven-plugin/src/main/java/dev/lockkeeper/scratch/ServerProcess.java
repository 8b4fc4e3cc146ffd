package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A server that was started on a data directory and a port of its own. */
final class ServerProcess {

  private static final int PORTS_TO_TRY = 5;
  private static final Duration PORT_IS_TAKEN = Duration.ofSeconds(1);
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);

  private final Start start;
  private final int port;

  private ServerProcess(Start start, int port) {
    this.start = start;
    this.port = port;
  }

  /** What a server is started with. */
  private record Start(Startup startup, RunDirectory run, Launcher launcher, Cache cache) {}

  /** Starts a server on a data directory and waits until it accepts connections. */
  static ServerProcess start(Startup startup, RunDirectory run, Launcher launcher, Cache cache)
      throws CheckImpossibleException {
    Start start = new Start(startup, run, launcher, cache);
    for (int attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
      int port = freePort(cache);
      if (startOnce(start, port)) {
        return new ServerProcess(start, port);
      }
    }
    throw new CheckImpossibleException(
        "%s found each of %d ports that were free taken a moment later"
            .formatted(startup.product(), PORTS_TO_TRY),
        "Run the build again");
  }

  /** Returns false where somebody else took the port between our asking for it and the server's. */
  private static boolean startOnce(Start start, int port) throws CheckImpossibleException {
    Startup startup = start.startup();
    RunDirectory run = start.run();
    try {
      Files.deleteIfExists(run.log());
      FileTree.createPrivateFile(run.log());
      Process process = start.launcher().start(startup.command(run, port), run.log());
      if (awaitReady(startup, run, process)) {
        return true;
      }
      List<String> log = Files.readAllLines(run.log(), StandardCharsets.ISO_8859_1);
      if (log.stream().anyMatch(startup::saysPortIsTaken)) {
        return false;
      }
      throw notStarted(startup, run, lastWords(startup, log));
    } catch (IOException e) {
      throw start.cache().unusable(startup.product() + " cannot be started", e);
    }
  }

  private static int freePort(Cache cache) throws CheckImpossibleException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw cache.unusable("There is no port for a server", e);
    }
  }

  private static boolean awaitReady(Startup startup, RunDirectory run, Process process)
      throws CheckImpossibleException {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    while (!startup.ready(run)) {
      boolean ended = !process.isAlive() && !(Platform.windows() && process.exitValue() == 0);
      if (ended) {
        return false;
      }
      if (System.nanoTime() > deadline) {
        RunningServer.on(run.data()).ifPresent(RunningServer::end);
        process.destroyForcibly();
        String why = "not ready within %d s".formatted(READY_LIMIT.toSeconds());
        throw notStarted(startup, run, why);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }

  private static CheckImpossibleException notStarted(
      Startup startup, RunDirectory run, String why) {
    return new CheckImpossibleException(
        "%s does not start in %s: %s".formatted(startup.product(), run.data(), why),
        "See that the machine has memory and disk to spare, or set migration.cacheDirectory to"
            + " another place");
  }

  private static String lastWords(Startup startup, List<String> log) {
    return log.stream()
        .filter(startup::saysWhy)
        .findFirst()
        .orElseGet(() -> log.isEmpty() ? "it ended without a word" : log.get(log.size() - 1));
  }

  int port() {
    return port;
  }

  /** Kills the server with all its processes, and starts it again on what it leaves. */
  void crash() throws CheckImpossibleException {
    Path data = start.run().data();
    RunningServer.on(data).ifPresent(RunningServer::kill);
    try {
      // it says of the dead one that it is ready
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw start.cache().unusable("A killed server's directory cannot be used again", e);
    }
    for (int attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
      if (startOnce(start, port)) {
        return;
      }
      // most likely by somebody who only calls another server from there
      LockSupport.parkNanos(PORT_IS_TAKEN.toNanos());
    }
    throw notStarted(start.startup(), start.run(), "its port was taken by somebody else");
  }

  /** Stops the server at once: nothing in it is worth a checkpoint. */
  void stop() {
    RunningServer.on(start.run().data()).ifPresent(RunningServer::end);
  }
}
