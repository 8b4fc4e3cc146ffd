package dev.lockkeeper.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The first process of a server that runs on a data directory, from which all others of it descend.
 *
 * @param asksFirst whether it has children that it must be asked to end, by a signal
 */
record RunningServer(ProcessHandle process, boolean asksFirst) {

  private static final Duration QUIT_LIMIT = Duration.ofSeconds(10);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  /**
   * The server that runs on exactly this data directory.
   *
   * <p>A process id alone proves nothing, since it may have been given to another process: the
   * command line must name the directory, whose name no two runs share.
   */
  static Optional<RunningServer> on(Path data) {
    return process(data, "postmaster.pid")
        .map(handle -> new RunningServer(handle, true))
        .or(
            () ->
                process(data, MysqlStartup.PID_FILE)
                    .map(handle -> new RunningServer(handle, false)));
  }

  private static Optional<ProcessHandle> process(Path data, String pidFile) {
    String pid = line(data.resolve(pidFile), 0);
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
    return info.arguments().stream()
        .flatMap(Arrays::stream)
        .anyMatch(one -> one.equals(data.toString()) || one.equals("--datadir=" + data));
  }

  /** Returns one line of a small file, counted from zero; nothing where it has none. */
  static String line(Path file, int index) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      return index < lines.size() ? lines.get(index).strip() : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends the server with all its children: by asking, where that is needed, then by force. */
  void end() {
    if (asksFirst) {
      quit();
    }
    if (!asksFirst || !ended(QUIT_LIMIT)) {
      process.destroyForcibly();
      ended(KILL_LIMIT);
    }
  }

  /** Ends all its processes at once and by force, as the machine's end would. */
  void kill() {
    List<ProcessHandle> all = process.descendants().collect(Collectors.toList());
    all.add(process);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> ended(one, KILL_LIMIT));
  }

  /** QUIT is the immediate shutdown; Java itself can only send TERM, which waits for clients. */
  private void quit() {
    if (Platform.windows()) {
      process.destroyForcibly();
      return;
    }
    try {
      // The shell's own kill: the program is missing in slim images.
      new ProcessBuilder("/bin/sh", "-c", "kill -QUIT \"$0\"", String.valueOf(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  /** Not to be interrupted: a server that is left half-stopped is worse than a short wait. */
  private boolean ended(Duration limit) {
    return ended(process, limit);
  }

  private static boolean ended(ProcessHandle one, Duration limit) {
    return one.onExit()
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .handle((exited, timeout) -> timeout == null)
        .join();
  }
}
