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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The server's first process, from which all others of it descend. */
final class Postmaster {

  private static final int PORTS_TO_TRY = 5;
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);
  private static final Duration QUIT_LIMIT = Duration.ofSeconds(10);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(5);

  /** Lines of {@code postmaster.pid}, counted from zero. */
  private static final int PID = 0;

  private static final int STATUS = 7;

  private final Path data;
  private final int port;

  private Postmaster(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /** Starts a server on a data directory and waits until it accepts connections. */
  static Postmaster start(Path binaries, RunDirectory run, Launcher launcher, Cache cache)
      throws CheckImpossibleException {
    for (int attempt = 1; attempt < PORTS_TO_TRY; attempt++) {
      Optional<Postmaster> started = startOnce(binaries, run, launcher, cache);
      if (started.isPresent()) {
        return started.get();
      }
    }
    return startOnce(binaries, run, launcher, cache)
        .orElseThrow(
            () ->
                new CheckImpossibleException(
                    "PostgreSQL found each of %d ports that were free taken a moment later"
                        .formatted(PORTS_TO_TRY),
                    "Run the build again"));
  }

  /** Empty where somebody else took the port between our asking for it and the server's. */
  private static Optional<Postmaster> startOnce(
      Path binaries, RunDirectory run, Launcher launcher, Cache cache)
      throws CheckImpossibleException {
    try {
      int port = freePort();
      Files.deleteIfExists(run.log());
      FileTree.createPrivateFile(run.log());
      Files.writeString(run.data().resolve("postgresql.conf"), Settings.ofServer(port));
      Process process = launcher.start(command(binaries, run), run.log());
      if (awaitReady(run, process)) {
        return Optional.of(new Postmaster(run.data(), port));
      }
      List<String> log = Files.readAllLines(run.log(), StandardCharsets.ISO_8859_1);
      if (log.stream().anyMatch(line -> line.contains("could not bind"))) {
        return Optional.empty();
      }
      throw notStarted(run, lastWords(log));
    } catch (IOException e) {
      throw cache.unusable("PostgreSQL cannot be started", e);
    }
  }

  private static List<String> command(Path binaries, RunDirectory run) {
    String data = run.data().toString();
    return Platform.windows()
        // There the server refuses an administrator, and pg_ctl sheds the rights.
        ? List.of(Launcher.program(binaries, "pg_ctl"), "start", "-W", "-D", data)
        : List.of(Launcher.program(binaries, "postgres"), "-D", data);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean awaitReady(RunDirectory run, Process process)
      throws CheckImpossibleException {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    while (!line(run.data(), STATUS).equals("ready")) {
      boolean ended = !process.isAlive() && !(Platform.windows() && process.exitValue() == 0);
      if (ended) {
        return false;
      }
      if (System.nanoTime() > deadline) {
        runningOn(run.data()).ifPresent(Postmaster::end);
        process.destroyForcibly();
        throw notStarted(run, "not ready within %d s".formatted(READY_LIMIT.toSeconds()));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }

  private static CheckImpossibleException notStarted(RunDirectory run, String why) {
    return new CheckImpossibleException(
        "PostgreSQL does not start in %s: %s".formatted(run.data(), why),
        "See that the machine has memory and disk to spare, or set migration.cacheDirectory to"
            + " another place");
  }

  private static String lastWords(List<String> log) {
    return log.stream()
        .filter(line -> line.startsWith("FATAL:") || line.startsWith("PANIC:"))
        .findFirst()
        .orElseGet(() -> log.isEmpty() ? "it ended without a word" : log.get(log.size() - 1));
  }

  int port() {
    return port;
  }

  /** Stops the server at once: nothing in it is worth a checkpoint. */
  void stop() {
    runningOn(data).ifPresent(Postmaster::end);
  }

  /**
   * The postmaster that runs on exactly this data directory.
   *
   * <p>A process id alone proves nothing, since it may have been given to another process: the
   * command line must name the directory, whose name no two runs share.
   */
  static Optional<ProcessHandle> runningOn(Path data) {
    String pid = line(data, PID);
    if (!pid.matches("-?\\d{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Math.abs(Long.parseLong(pid))).filter(handle -> serves(handle, data));
  }

  private static boolean serves(ProcessHandle handle, Path data) {
    ProcessHandle.Info info = handle.info();
    if (Platform.windows()) {
      // Arguments are not to be had there; the program at least must be the one of our cache.
      Path cache = data.getParent().getParent().getParent();
      return info.command().filter(program -> Path.of(program).startsWith(cache)).isPresent();
    }
    return info.arguments().filter(given -> List.of(given).contains(data.toString())).isPresent();
  }

  /** Ends a postmaster with all its children: by asking, then by force. */
  static void end(ProcessHandle postmaster) {
    quit(postmaster);
    if (!ended(postmaster, QUIT_LIMIT)) {
      postmaster.destroyForcibly();
      ended(postmaster, KILL_LIMIT);
    }
  }

  /** QUIT is the immediate shutdown; Java itself can only send TERM, which waits for clients. */
  private static void quit(ProcessHandle postmaster) {
    if (Platform.windows()) {
      postmaster.destroyForcibly();
      return;
    }
    try {
      // The shell's own kill: the program is missing in slim images.
      new ProcessBuilder("/bin/sh", "-c", "kill -QUIT \"$0\"", String.valueOf(postmaster.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      postmaster.destroyForcibly();
    }
  }

  /** Not to be interrupted: a server that is left half-stopped is worse than a short wait. */
  private static boolean ended(ProcessHandle postmaster, Duration limit) {
    return postmaster
        .onExit()
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .handle((exited, timeout) -> timeout == null)
        .join();
  }

  private static String line(Path data, int index) {
    try {
      List<String> lines =
          Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.ISO_8859_1);
      return index < lines.size() ? lines.get(index).strip() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
