package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The folder that unpacked binaries, template data directories and running servers live in; only
 * one build at a time changes what is in it.
 */
final class Cache {

  /**
   * A literal is one object for the whole JVM, whatever class loader asks: two copies of this class
   * must exclude each other too, because closing one channel of a file drops every lock that the
   * process holds on it.
   */
  private static final Object JVM_WIDE = "dev.lockkeeper.scratch.Cache";

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Path directory;
  private final Consumer<String> progress;

  private Cache(Path directory, Consumer<String> progress) {
    this.directory = directory;
    this.progress = progress;
  }

  /** What is done while no other build touches the cache. */
  @FunctionalInterface
  interface Action<T> {
    T perform() throws CheckImpossibleException;
  }

  /** Opens the cache, creating its folder if need be. */
  static Cache at(Path directory, Consumer<String> progress) throws CheckImpossibleException {
    Cache cache = new Cache(directory.toAbsolutePath().normalize(), progress);
    try {
      Files.createDirectories(cache.runs());
    } catch (IOException e) {
      throw cache.unusable("The cache of server binaries cannot be created", e);
    }
    return cache;
  }

  /**
   * A place that outlives builds: for root one that an unprivileged server can reach, because
   * root's home is closed to it.
   */
  static Path defaultDirectory() {
    if (ServerUser.thisIsRoot()) {
      return Path.of("/var/cache/lockkeeper");
    }
    return folderNamedBy("XDG_CACHE_HOME")
        .or(() -> folderNamedBy("HOME").map(home -> home.resolve(".cache")))
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("lockkeeper");
  }

  private static Optional<Path> folderNamedBy(String variable) {
    return Optional.ofNullable(System.getenv(variable)).map(Path::of).filter(Path::isAbsolute);
  }

  Path directory() {
    return directory;
  }

  Path runs() {
    return directory.resolve("runs");
  }

  void say(String what) {
    progress.accept(what);
  }

  /** Performs the action while this build alone holds the cache. */
  <T> T exclusively(Action<T> action) throws CheckImpossibleException {
    synchronized (JVM_WIDE) {
      Path file = directory.resolve("lock");
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        awaitLock(channel);
        return action.perform();
      } catch (IOException e) {
        throw unusable("The cache of server binaries cannot be locked", e);
      }
    }
  }

  /** Closing the channel gives the lock back. */
  private void awaitLock(FileChannel channel) throws IOException, CheckImpossibleException {
    if (channel.tryLock() != null) {
      return;
    }
    say("Waiting for another build that is preparing a server in " + directory);
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (channel.tryLock() == null) {
      if (System.nanoTime() > deadline) {
        throw new CheckImpossibleException(
            "Another build has held %s for %d minutes"
                .formatted(directory, LONGEST_WAIT.toMinutes()),
            "End that build, or set migration.cacheDirectory to another place");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Says that something failed for want of a usable place: what, where, why, and the cure. */
  CheckImpossibleException unusable(String what, IOException origin) {
    return new CheckImpossibleException(
        "%s in %s: %s".formatted(what, directory, reason(origin)),
        "Set migration.cacheDirectory to a place with 400 MB free where files may be written and"
            + " executed",
        origin);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied for " + e.getMessage();
    }
    if (e instanceof FileSystemException broken && broken.getReason() != null) {
      return broken.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
