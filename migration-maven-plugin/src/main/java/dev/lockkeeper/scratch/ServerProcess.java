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
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A server that was started on a data directory and a port of its own. */
final class ServerProcess {

  private static final int PORTS_TO_TRY = 5;
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);

  private final Path data;
  private final int port;

  private ServerProcess(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /** Starts a server on a data directory and waits until it accepts connections. */
  static ServerProcess start(Startup startup, RunDirectory run, Launcher launcher, Cache cache)
      throws CheckImpossibleException {
    for (int attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
      Optional<ServerProcess> started = startOnce(startup, run, launcher, cache);
      if (started.isPresent()) {
        return started.get();
      }
    }
    throw new CheckImpossibleException(
        "%s found each of %d ports that were free taken a moment later"
            .formatted(startup.product(), PORTS_TO_TRY),
        "Run the build again");
  }

  /** Empty where somebody else took the port between our asking for it and the server's. */
  private static Optional<ServerProcess> startOnce(
      Startup startup, RunDirectory run, Launcher launcher, Cache cache)
      throws CheckImpossibleException {
    try {
      int port = freePort();
      Files.deleteIfExists(run.log());
      FileTree.createPrivateFile(run.log());
      Process process = launcher.start(startup.command(run, port), run.log());
      if (awaitReady(startup, run, process)) {
        return Optional.of(new ServerProcess(run.data(), port));
      }
      List<String> log = Files.readAllLines(run.log(), StandardCharsets.ISO_8859_1);
      if (log.stream().anyMatch(startup::saysPortIsTaken)) {
        return Optional.empty();
      }
      throw notStarted(startup, run, lastWords(startup, log));
    } catch (IOException e) {
      throw cache.unusable(startup.product() + " cannot be started", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
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

  /** Stops the server at once: nothing in it is worth a checkpoint. */
  void stop() {
    RunningServer.on(data).ifPresent(RunningServer::end);
  }
}
