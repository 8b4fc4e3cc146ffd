package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Starts the server's programs as a user whom the server accepts, and ends them with this JVM. */
final class Launcher {

  private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);

  private final Product product;
  private final Way way;
  private final Path folder;

  Launcher(Product product, Way way, Path folder) {
    this.product = product;
    this.way = way;
    this.folder = folder;
  }

  /**
   * What stands before a command.
   *
   * @param owner whose the server's files must be; empty where they are this JVM's user's
   */
  record Way(List<String> prefix, Optional<ServerUser> owner) {}

  /** How a program ended: its exit code, and what it said. */
  record Outcome(int exitCode, List<String> said) {}

  /** The first way in which the programs in {@code binaries} can really be run. */
  static Launcher forPrograms(Product product, Path binaries, Cache cache)
      throws CheckImpossibleException {
    List<String> refusals = new ArrayList<>();
    for (Way way : product == Product.POSTGRESQL ? ways() : waysOfMysql()) {
      Launcher launcher = new Launcher(product, way, cache.directory());
      try {
        Outcome outcome = launcher.probe(binaries);
        while (outcome.exitCode() != 0 && StandIns.provided(outcome.said(), binaries)) {
          outcome = launcher.probe(binaries);
        }
        if (outcome.exitCode() == 0) {
          return launcher;
        }
        refusals.add(String.join(" ", outcome.said()));
      } catch (IOException e) {
        refusals.add(e.getMessage());
      }
    }
    throw Obstacle.to(product, binaries, refusals);
  }

  Outcome probe(Path binaries) throws IOException {
    List<String> command = List.of(program(binaries, product.program()), "--version");
    return run(command, folder.resolve("probe.part"), PROBE_LIMIT);
  }

  static String program(Path binaries, String name) {
    return binaries.resolve("bin").resolve(Platform.windows() ? name + ".exe" : name).toString();
  }

  /** The account that must own what the server writes; empty where it is this JVM's. */
  Optional<ServerUser> owner() {
    return way.owner();
  }

  /** Gives a file or folder to the server. */
  void handOver(Path path) throws IOException {
    if (way.owner().isPresent()) {
      UserPrincipal user =
          path.getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(way.owner().get().name());
      Files.setOwner(path, user);
    }
  }

  /**
   * Starts a program that runs until it is stopped, its output appended to {@code log}.
   *
   * <p>The kernel's parent-death signal fires when the <em>thread</em> that forked ends, so the
   * program gets a thread of its own that waits for its end.
   */
  Process start(List<String> command, Path log) throws IOException {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread parent = new Thread(() -> startAndWait(command, log, started), "lockkeeper-server");
    parent.setDaemon(true);
    parent.start();
    try {
      return started.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      parent.interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void startAndWait(List<String> command, Path log, CompletableFuture<Process> started) {
    Process process;
    try {
      process = builder(command, log).start();
    } catch (IOException e) {
      started.completeExceptionally(e);
      return;
    }
    started.complete(process);
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  /** Runs a program to its end, and kills it when that takes longer than {@code limit}. */
  Outcome run(List<String> command, Path output, Duration limit) throws IOException {
    Process process = builder(command, output).start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("no answer within %d s".formatted(limit.toSeconds()));
      }
      return new Outcome(process.exitValue(), Files.readAllLines(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(output);
    }
  }

  private ProcessBuilder builder(List<String> command, Path output) {
    List<String> whole = new ArrayList<>(way.prefix());
    whole.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            // The build's own folder may be closed to the server's user.
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    if (product == Product.POSTGRESQL) {
      // what a session has had, and given back, it finds again, and touches for the first time once
      builder.environment().put("MALLOC_MMAP_MAX_", "0");
      builder.environment().put("MALLOC_TRIM_THRESHOLD_", String.valueOf(128 << 20));
    }
    if (product == Product.MYSQL) {
      StandIns.show(Path.of(command.get(0)).getParent().getParent(), builder.environment());
    }
    return builder;
  }

  private static List<Way> ways() throws CheckImpossibleException {
    if (ServerUser.thisIsRoot()) {
      return waysOfRoot(ServerUser.find());
    }
    Way direct = new Way(List.of(), Optional.empty());
    // QUIT, not KILL: the postmaster then ends its children at once and removes its shared memory.
    Way mortal = new Way(List.of("setpriv", "--pdeathsig", "QUIT", "--"), Optional.empty());
    return Platform.linux() ? List.of(mortal, direct) : List.of(direct);
  }

  /** It runs as whoever starts it, in one process that has nothing to save. */
  private static List<Way> waysOfMysql() {
    Way direct = new Way(List.of(), Optional.empty());
    Way mortal = new Way(List.of("setpriv", "--pdeathsig", "KILL", "--"), Optional.empty());
    return Platform.linux() ? List.of(mortal, direct) : List.of(direct);
  }

  static List<Way> waysOfRoot(ServerUser account) {
    Optional<ServerUser> owner = Optional.of(account);
    String user = "--reuid=" + account.user();
    String group = "--regid=" + account.group();
    String userspec = "--userspec=%d:%d".formatted(account.user(), account.group());
    return List.of(
        new Way(
            List.of("setpriv", user, group, "--clear-groups", "--pdeathsig", "QUIT", "--"), owner),
        new Way(List.of("setpriv", user, group, "--clear-groups", "--"), owner),
        new Way(List.of("runuser", "-u", account.name(), "--"), owner),
        new Way(
            List.of("su", "-s", "/bin/sh", "-c", "exec \"$@\"", "--", account.name(), "sh"), owner),
        new Way(List.of("chroot", userspec, "--groups=", "/"), owner),
        // Inside, root's own files look like nobody's.
        new Way(
            List.of("unshare", "-U", "--", "setpriv", "--pdeathsig", "QUIT", "--"),
            Optional.empty()),
        new Way(List.of("unshare", "-U", "--"), Optional.empty()));
  }
}
