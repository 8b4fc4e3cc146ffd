package dev.lockkeeper.scratch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends the servers and deletes the directories of builds that were killed. */
final class Reaper {

  private Reaper() {}

  /**
   * Reaps what dead JVMs left, and says so if there was any; to be called while the cache is held.
   */
  static void reap(Cache cache) {
    int servers = 0;
    int directories = 0;
    for (Path folder : foldersOfOthers(cache)) {
      if (ownerLives(folder)) {
        continue;
      }
      Optional<RunningServer> server = RunningServer.on(RunDirectory.dataOf(folder));
      server.ifPresent(RunningServer::end);
      servers += server.isPresent() ? 1 : 0;
      directories += deleted(folder) ? 1 : 0;
    }
    if (servers + directories > 0) {
      cache.say(
          "Removed what a killed build had left: servers %d, directories %d"
              .formatted(servers, directories));
    }
  }

  /**
   * Leaves out this JVM's own, because only looking into the lock file would drop the lock on it.
   */
  private static List<Path> foldersOfOthers(Cache cache) {
    List<Path> folders = new ArrayList<>();
    String own = RunDirectory.thisJvm();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(
            cache.runs(), folder -> !folder.getFileName().toString().startsWith(own))) {
      all.forEach(folders::add);
    } catch (IOException e) {
      return List.of();
    }
    return folders;
  }

  private static boolean ownerLives(Path folder) {
    Path file = RunDirectory.lockFile(folder);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      // Another user's, or in the course of being deleted: not ours to touch.
      return true;
    }
  }

  private static boolean deleted(Path folder) {
    try {
      FileTree.delete(folder);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
