package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * Everything one running server has on disk.
 *
 * <p>Its name begins with the JVM's process id and start time, and the JVM holds a lock on a file
 * in it. The lock is what tells the next build that the JVM lives: the kernel drops it however the
 * JVM ends, and it holds across containers, where process ids say nothing, and across changed
 * clocks.
 */
final class RunDirectory {

  private final Path folder;
  private final FileChannel lock;

  private RunDirectory(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes a directory of this JVM's; to be called while the cache is held. */
  static RunDirectory create(Cache cache) throws CheckImpossibleException {
    try {
      Path folder = Files.createTempDirectory(cache.runs(), thisJvm());
      if (!Platform.windows()) {
        // The server's user passes through, and sees nothing.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      }
      FileChannel channel =
          FileChannel.open(
              lockFile(folder), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      channel.lock();
      return new RunDirectory(folder, channel);
    } catch (IOException e) {
      throw cache.unusable("A directory for the server cannot be made", e);
    }
  }

  /** The same in every class loader of a JVM, and different in every JVM. */
  static String thisJvm() {
    ProcessHandle self = ProcessHandle.current();
    long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return "%d-%d-".formatted(self.pid(), started);
  }

  static Path lockFile(Path folder) {
    return folder.resolve("jvm.lock");
  }

  static Path dataOf(Path folder) {
    return folder.resolve("data");
  }

  Path data() {
    return dataOf(folder);
  }

  Path log() {
    return folder.resolve("log");
  }

  /** Lets go of the directory and deletes it. */
  void delete() {
    try {
      lock.close();
      FileTree.delete(folder);
    } catch (IOException e) {
      // The next start finds it without a living owner and deletes it then.
    }
  }
}
